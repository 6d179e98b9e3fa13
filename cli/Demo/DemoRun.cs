using GenreFunctions.Cli.Demo.Styles;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Demo;

/// <summary>One run of <c>genre demo</c>: all songs as WAV, and each in one compressed format, taking turns.</summary>
/// <param name="Folder">Where the songs go.</param>
/// <param name="Seed">What the tunes are made of.</param>
/// <param name="Formats">The formats to write.</param>
/// <param name="MustCompress">True when the user named the formats: then going without one is not well.</param>
internal sealed record DemoRun(string Folder, ulong Seed, IReadOnlyList<DemoFormat> Formats, bool MustCompress)
{
    private const string CompressedFolder = "compressed";

    private readonly DemoFormat[] _compressed = [.. Formats.Where(format => format.IsCompressed)];

    /// <summary>Writes the songs, saying each one's path.</summary>
    public int Run(CancellationToken cancellation)
    {
        CreateFolders();
        var faults = new HashSet<string>();
        var songs = DemoStyles.All.Select((style, index) => (style, index));
        foreach (var files in OrderedParallel.Run(songs, Environment.ProcessorCount, Write, cancellation))
        {
            foreach (var file in files)
            {
                if (file.Fault is null)
                    Console.WriteLine(file.Path);
                else if (faults.Add(file.Fault))
                    Terminal.Tell(file.Fault);
            }
        }

        return faults.Count > 0 && MustCompress ? ExitCode.Incomplete : ExitCode.Done;
    }

    private void CreateFolders()
    {
        try
        {
            Directory.CreateDirectory(_compressed.Length > 0 ? Path.Combine(Folder, CompressedFolder) : Folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"The folder '{Folder}' cannot be made: {fault.Message}");
        }
    }

    private List<DemoFile> Write((SongStyle Style, int Index) song, CancellationToken cancellation)
    {
        var files = new List<DemoFile>();
        var wav = WavWriter.Write(SongRenderer.Render(song.Style, Seed));
        cancellation.ThrowIfCancellationRequested();
        if (_compressed.Length < Formats.Count)
        {
            var path = Path.Combine(Folder, $"{song.Style.Name}.wav");
            WriteWhole(path, wav);
            files.Add(new DemoFile(path, null));
        }

        if (_compressed.Length > 0)
        {
            var format = _compressed[song.Index % _compressed.Length];
            var path = Path.Combine(Folder, CompressedFolder, $"{song.Style.Name}.{format.Name}");
            files.Add(new DemoFile(path, Compressor.Write(wav, format, path, cancellation)));
        }

        return files;
    }

    private static void WriteWhole(string path, byte[] bytes)
    {
        using var file = OutputFile.Open(path);
        file.Stream.Write(bytes);
        file.Keep();
    }
}
