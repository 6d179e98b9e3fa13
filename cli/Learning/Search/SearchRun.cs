using GenreFunctions.Cli.Features;
using GenreFunctions.Learning.Search;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary>One run of <c>genre search</c>.</summary>
internal sealed record SearchRun(string FeaturesPath, string LogPath, string? OutputPath, SearchSpace Space, SearchOptions Options, int Rows, bool Json)
{
    /// <summary>The trainings that judge at the end: what was found, and the default settings.</summary>
    private const int Judgements = 2;

    /// <summary>Searches, judges what was found by the songs that were kept aside, and prints both.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        try
        {
            var search = new SettingsSearch(table, Space, Options);
            // Whatever hinders writing is found before the work.
            using var output = OutputPath is null ? null : OutputFile.Open(OutputPath);
            using var log = LogFile.Open(LogPath, search);
            var known = log.Log.Count;
            var (report, heldOut) = Search(search, log, cancellation);
            if (output is not null && report.Winner is { } winner)
            {
                SpaceFile.WriteValues(output.Stream, Space.Learner, Space.ValuesOf(winner.Candidate));
                output.Keep();
            }

            var found = new SearchFound(Path.GetFileName(FeaturesPath), search, Options, report, heldOut, known);
            // A file of settings on standard output is kept to itself.
            var writer = OutputFile.IsStandardOutput(OutputPath) ? Console.Error : Console.Out;
            if (Json)
                SearchJson.Write(writer, found);
            else
                SearchText.Write(writer, found, Rows, OutputPath);
            return report.Finished ? ExitCode.Done : ExitCode.Incomplete;
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }

    private (SearchReport Report, HeldOutReport? HeldOut) Search(SettingsSearch search, LogFile log, CancellationToken cancellation)
    {
        using var progress = new TrainingProgressLine(search.Rungs.Sum(rung => rung.Trainings) + (search.HeldOutSongs > 0 ? Judgements : 0));
        SearchReport report;
        try
        {
            report = search.Run(log.Log, TimeProvider.System, progress, cancellation);
        }
        catch (IOException fault)
        {
            throw LogFile.Unwritable(LogPath, fault);
        }

        return (report, report.Winner is { } winner ? search.Judge(winner.Candidate, progress, cancellation) : null);
    }
}
