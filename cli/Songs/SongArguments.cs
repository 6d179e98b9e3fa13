using System.CommandLine;

namespace GenreFunctions.Cli.Songs;

/// <summary>The arguments that commands over songs share.</summary>
internal static class SongArguments
{
    /// <summary>More threads than this help nobody, and a typing error should not start ten thousand.</summary>
    private const int MostJobs = 256;

    /// <summary>One or more files and folders.</summary>
    public static Argument<string[]> Inputs() => new("files and folders")
    {
        Description = "Songs, and folders that are searched recursively.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>How many songs are worked on at once.</summary>
    public static Option<int> Jobs() =>
        NumberOption.Whole(1, MostJobs, () => Math.Min(Environment.ProcessorCount, MostJobs), "Songs worked on at once.", "--jobs", "-j");
}
