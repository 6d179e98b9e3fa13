using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;

namespace GenreFunctions.Cli.Tests;

/// <summary>A small library: three songs, one as MP3, a jingle too short to tag, and a text that calls itself a song.</summary>
public sealed class SongFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SongFiles()
    {
        Blues = _folder.File("library/blues.00000.wav", Wav("blues"));
        Metal = _folder.File("library/metal.00001.wav", Wav("metal"));
        Pop = Path.Combine(Library, "pop.mp3");
        ProgramRun.BytesFrom("ffmpeg", "-v", "error", "-i", _folder.File("pop.wav", Wav("pop")), Pop);
        Jingle = _folder.File("odd/jingle.wav", WavWriter.Write(new float[2 * 44_100]));
        Text = _folder.File("odd/text.mp3", "Shall I compare thee to a summer's day?"u8.ToArray());
    }

    /// <summary>The folder with the three songs.</summary>
    public string Library => Path.Combine(_folder.Path, "library");

    public string Blues { get; }

    public string Metal { get; }

    public string Pop { get; }

    public string Jingle { get; }

    public string Text { get; }

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();

    private static byte[] Wav(string style) =>
        WavWriter.Write(SongRenderer.Render(DemoStyles.All.Single(candidate => candidate.Name == style), seed: 1));
}
