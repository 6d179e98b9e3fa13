namespace GenreFunctions.Learning.Ensembles;

/// <summary>What members say of rows, as rows to learn from.</summary>
internal static class MemberScores
{
    /// <summary>The members' probabilities side by side, in the members' order.</summary>
    public static Examples Of(IReadOnlyList<ITrainedLearner> members, Examples rows)
    {
        var (labels, columns) = (rows.LabelCount, members.Count * rows.LabelCount);
        var (features, own) = (new double[rows.Count * columns], new double[rows.Count * labels]);
        for (var member = 0; member < members.Count; member++)
        {
            members[member].Score(rows, own);
            for (var row = 0; row < rows.Count; row++)
                own.AsSpan(row * labels, labels).CopyTo(features.AsSpan(row * columns + member * labels));
        }

        return rows with { Features = features, Columns = columns };
    }
}
