namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>A setting that can be searched.</summary>
/// <param name="Name">What it is called: <c>penalty</c>, <c>hidden</c>. Small letters and dashes.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Range">What is tried.</param>
/// <param name="Default">What the learner takes when nobody says; it need not lie in the range.</param>
public sealed record SearchSetting(string Name, string Meaning, SettingRange Range, string Default);
