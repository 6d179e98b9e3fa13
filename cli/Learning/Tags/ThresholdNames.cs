using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>What the rules for thresholds are called on the command line.</summary>
internal static class ThresholdNames
{
    private static readonly Dictionary<string, ThresholdRule> Rules = new(StringComparer.Ordinal)
    {
        ["half"] = ThresholdRule.Half,
        ["common"] = ThresholdRule.Common,
        ["per-tag"] = ThresholdRule.PerTag,
        ["joint"] = ThresholdRule.Joint,
        ["calibrated"] = ThresholdRule.Calibrated,
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> All => Rules.Keys;

    /// <summary>The rule of a name that is one of <see cref="All"/>.</summary>
    public static ThresholdRule RuleOf(string name) => Rules[name];

    /// <summary>The name of a rule.</summary>
    public static string Of(ThresholdRule rule) => Rules.Single(pair => pair.Value == rule).Key;
}
