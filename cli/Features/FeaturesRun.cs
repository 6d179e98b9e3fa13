using GenreFunctions.Cli.Songs;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Features;

/// <summary>One run of <c>genre features</c>.</summary>
internal sealed record FeaturesRun(string OutputPath, bool Whole, int Jobs)
{
    /// <summary>Writes the rows of all songs, in the order the songs were named.</summary>
    public int Run(IReadOnlyList<string> inputs, CancellationToken cancellation)
    {
        var songs = new SongFinder(inputs);
        using var output = OutputFile.Open(OutputPath);
        using var progress = new ProgressLine(Terminal.OpenProgress(), songs.Count, TimeProvider.System);
        var featurizer = new SongFeaturizer(Whole);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var missing = 0;
        FeatureCsv.Write(output.Writer, Rows());
        output.Keep();
        return missing == 0 ? ExitCode.Done : ExitCode.Incomplete;

        IEnumerable<FeatureRow> Rows()
        {
            foreach (var song in OrderedParallel.Run(songs.Find(Tell), Jobs, featurizer.Featurize, cancellation))
            {
                progress.StepAside();
                if (song.Fault is { } fault)
                    Tell($"{Terminal.Printable(song.Path)}: {fault.Message}");
                if (song.Rows.Count > 0 && !names.Add(RowName.OfWhole(song.Path)))
                    Terminal.Tell($"{Terminal.Printable(song.Path)}: another song has this name too, so their rows have the same names.");
                foreach (var row in song.Rows)
                    yield return row;
                progress.Advance();
            }
        }

        void Tell(string problem)
        {
            progress.StepAside();
            Terminal.Tell(problem);
            missing++;
        }
    }
}
