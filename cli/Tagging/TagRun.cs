using GenreFunctions.Audio;
using GenreFunctions.Cli.Songs;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>One run of <c>genre tag</c>.</summary>
internal sealed record TagRun(string? ModelPath, int Jobs, TagFormat Format, bool WithTimeline)
{
    /// <summary>Tags everything, showing every song as soon as those before it are shown.</summary>
    public int Run(IReadOnlyList<string> inputs, CancellationToken cancellation)
    {
        var songs = new SongFinder(inputs);
        var model = ModelFile.Load(ModelPath);
        var tagger = new SongTagger(model, new AudioOptions());
        var report = CreateReport(songs, model);
        var tagged = 0;
        using (var progress = new ProgressLine(Terminal.OpenProgress(), songs.Count, TimeProvider.System))
        {
            foreach (var song in OrderedParallel.Run(songs.Find(), Jobs, tagger.Tag, cancellation))
            {
                progress.StepAside();
                report.Write(song);
                progress.Advance();
                tagged += song.Outcome == SongOutcome.Tagged ? 1 : 0;
            }
        }

        if (tagged == songs.Count)
            return ExitCode.Done;
        Console.Error.WriteLine($"genre: {songs.Count - tagged} of {songs.Count} songs could not be tagged; each one's note says why.");
        return ExitCode.Incomplete;
    }

    private ITagReport CreateReport(SongFinder songs, GenreModel model) => Format switch
    {
        TagFormat.Json => new TagJsonLines(Terminal.OpenText(), WithTimeline),
        TagFormat.Csv => new TagCsv(Terminal.OpenText()),
        _ => new TagTable(Terminal.OpenTable(), songs.LongestPathCells, model.Metadata.Labels, WithTimeline),
    };
}
