using GenreFunctions.Explaining;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Explaining;

/// <summary>A way to show an explanation.</summary>
internal interface IExplainReport
{
    /// <summary>Shows why a song got a label, or did not.</summary>
    void Write(SongResult song, SongExplanation explanation, LabelExplanation label);
}
