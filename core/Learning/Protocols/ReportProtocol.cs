using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>
/// <c>report</c>: 70 % of the segments to learn from, 30 % to judge by, drawn at random within each label whichever song they are of. This is how most reports on
/// GTZAN divide, and it leaks: most test segments have neighbours from the same song among the training segments. Use it to compare with such reports only.
/// </summary>
public sealed class ReportProtocol : IProtocol
{
    private const double TestShare = 0.3;

    /// <summary>So that, of each label, rounding leaves a segment to judge by, one to validate with and several to learn from.</summary>
    private const int LeastSegments = 10;

    /// <summary>Enough to show how much of a result is the luck of the draw.</summary>
    private const int UsualSeeds = 5;

    /// <inheritdoc/>
    public string Name => "report";

    /// <inheritdoc/>
    public bool Leaky => true;

    /// <inheritdoc/>
    public Division Divide(FeatureTable table, ProtocolOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        for (var label = 0; label < table.Labels.Count; label++)
        {
            var rows = table.LabelOfRow.Count(other => other == label);
            if (rows < LeastSegments)
                throw new ArgumentException($"The label '{table.Labels[label]}' has {rows} segments; {LeastSegments} or more of each label are needed to learn from some and judge by others.");
        }

        return new Division(
            "Stratified random segments, 70 % to learn from and 30 % to judge by. Segments of one song are on both sides: the numbers flatter.",
            [.. options.EachSeed(UsualSeeds).Select(seed => new DivisionPart($"seed {seed}", seed, Splits.BySegment(table, TestShare, options.ValidationShare, seed)))]);
    }
}
