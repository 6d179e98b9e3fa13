namespace GenreFunctions.Learning.Preparation;

/// <summary>Preparation in words, as the end of a learner's settings.</summary>
internal static class PreparationWords
{
    /// <summary>What is not as by default; nothing where all is.</summary>
    public static string Of(PreparationOptions options) =>
        (options.LogColumns.Count > 0 ? $", logarithms of {options.LogColumns.Count} columns" : "") +
        (options.Selected is { } selected ? $", {selected.Count} columns selected" : "") +
        (options.Standardise ? "" : ", not standardised");
}
