using GenreFunctions.Explaining;
using GenreFunctions.Functions.Results;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Explanations;

/// <summary>Why a song got a label as HTTP says it; see <see cref="LabelExplanation"/> and <see cref="SongExplanation"/>.</summary>
internal sealed record ExplanationBody(
    string SongId,
    string ETag,
    string ModelId,
    string? Genre,
    string Label,
    double Confidence,
    double Probability,
    double BaselineProbability,
    string Baseline,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<GroupContribution> Groups,
    IReadOnlyList<Tag> Labels,
    int SegmentCount,
    int SongSegmentCount,
    ExplanationMethod Method,
    long ScoredRows,
    long Seed)
{
    public static ExplanationBody Of(SongVersion song, SongExplanation explanation, LabelExplanation label) => new(
        song.Upload.SongId, song.Upload.ETag, explanation.ModelId, song.Result.Genre, label.Label, label.Confidence, label.Probability, label.BaselineProbability,
        explanation.Baseline, label.Sentences, label.Groups, song.Result.Tags, explanation.SegmentCount, explanation.SongSegmentCount, explanation.Method, explanation.ScoredRows,
        explanation.Seed);
}
