using GenreFunctions.Cli.Songs;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>One run of <c>genre tag</c>.</summary>
internal sealed class TagRun(GenreModel model, MoodModel? moods, int jobs, TagFormat format, bool withTimeline)
{
    private readonly SongTagger _tagger = new(model, OwnFiles.Audio, moods);

    /// <summary>Tags all songs, showing each as soon as those before it are shown.</summary>
    public int Run(SongFinder songs, CancellationToken cancellation)
    {
        var report = CreateReport(songs);
        var (seen, tagged, problems) = (0, 0, 0);
        using (var progress = new ProgressLine(Terminal.OpenProgress(), songs.Count, TimeProvider.System))
        {
            foreach (var song in OrderedParallel.Run(songs.Find(Tell), jobs, Tag, cancellation))
            {
                progress.StepAside();
                report.Write(song);
                progress.Advance();
                seen++;
                tagged += song.Outcome == SongOutcome.Tagged ? 1 : 0;
            }

            void Tell(string problem)
            {
                progress.StepAside();
                Terminal.Tell(problem);
                problems++;
            }
        }

        if (tagged < seen)
            Terminal.Tell($"{seen - tagged} of {seen} songs could not be tagged; each one's note says why.");
        return tagged < seen || problems > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    private SongResult Tag(string path, CancellationToken cancellation)
    {
        try
        {
            return _tagger.Tag(path, cancellation);
        }
        catch (Exception fault) when (UnreadableFile.Throws(fault))
        {
            var (outcome, message) = UnreadableFile.Fault(fault);
            return new SongResult
            {
                Source = path,
                Outcome = outcome,
                Message = message,
                FeatureSchema = model.Metadata.FeatureSchema,
                ModelId = model.Metadata.Id,
            };
        }
    }

    private ITagReport CreateReport(SongFinder songs) => format switch
    {
        TagFormat.Json => new TagJsonLines(Terminal.OpenText(), withTimeline),
        TagFormat.Csv => new TagCsv(Terminal.OpenText(), moods?.Metadata.Labels),
        _ => new TagTable(Terminal.OpenTable(), songs.LongestPathCells, model.Metadata.Labels, moods?.Metadata.Labels, withTimeline),
    };
}
