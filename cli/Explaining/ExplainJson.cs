using System.Text.Json;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Explaining;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Explaining;

/// <summary>One JSON object, with the members that the service's explanations have.</summary>
internal sealed class ExplainJson(TextWriter output) : IExplainReport
{
    /// <inheritdoc/>
    public void Write(SongResult song, SongExplanation explanation, LabelExplanation label) => IndentedJson.Write(output, new
    {
        song.Source,
        explanation.ModelId,
        song.Genre,
        label.Label,
        label.Confidence,
        label.Probability,
        label.BaselineProbability,
        Method = JsonNamingPolicy.CamelCase.ConvertName(explanation.Method.ToString()),
        explanation.Baseline,
        label.Sentences,
        label.Groups,
        Labels = explanation.Labels.Select(other => new { other.Label, other.Confidence }),
        explanation.SegmentCount,
        explanation.SongSegmentCount,
        explanation.ScoredRows,
        explanation.Seed,
    });
}
