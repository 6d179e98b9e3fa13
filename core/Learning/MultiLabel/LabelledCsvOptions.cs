namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Which columns of a CSV file are what. Every column that is not named here is a feature.</summary>
public sealed record LabelledCsvOptions
{
    /// <summary>The tags' columns, in the order wanted.</summary>
    public IReadOnlyList<string> TagColumns { get; init; } = [];

    /// <summary>Columns whose names begin so are tags too, without this beginning; <see langword="null"/> for none.</summary>
    public string? TagPrefix { get; init; }

    /// <summary>The column that names a row's song; <see langword="null"/>: every row stands alone.</summary>
    public string? SongColumn { get; init; }

    /// <summary>The column that names a row's one class (its genre); <see langword="null"/> for none.</summary>
    public string? ClassColumn { get; init; }

    /// <summary>Columns that are nothing.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>Whether the columns that are not named here are features, or nothing: a file of tags alone.</summary>
    public bool OthersAreFeatures { get; init; } = true;
}
