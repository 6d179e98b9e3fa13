namespace GenreFunctions.Learning.Comparing;

/// <summary>Learners side by side, by every protocol whose lists are there.</summary>
public sealed record Comparison
{
    /// <summary>What the rows are: a file's name.</summary>
    public required string DataSet { get; init; }

    /// <summary>How many rows there are.</summary>
    public required int Segments { get; init; }

    /// <summary>How many songs they are of.</summary>
    public required int Songs { get; init; }

    /// <summary>The labels.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The first seed of all divisions and trainings.</summary>
    public required long Seed { get; init; }

    /// <summary>The protocols, the most flattering first.</summary>
    public required IReadOnlyList<ComparedProtocol> Protocols { get; init; }

    /// <summary>Learners of several labels, on tables of their own.</summary>
    public IReadOnlyList<ComparedTags> Tagged { get; init; } = [];
}
