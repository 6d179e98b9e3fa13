using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>A way to show results, song by song, as their turn comes.</summary>
internal interface ITagReport
{
    /// <summary>Shows one song.</summary>
    void Write(SongResult song);
}
