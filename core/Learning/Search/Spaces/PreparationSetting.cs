using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The one question of preparation that is worth asking: whether variances are learnt from as logarithms.</summary>
internal static class PreparationSetting
{
    private const string None = "none";
    private const string Variances = "variances";

    /// <summary>The setting, in options of a kind.</summary>
    public static SettingOf<TOptions> Logs<TOptions>(Func<TOptions, PreparationOptions> get, Func<TOptions, PreparationOptions, TOptions> set) => SettingOf<TOptions>.Choice(
        "logs",
        "columns whose logarithm is learnt from",
        [None, Variances],
        options => get(options).LogColumns.Count > 0 ? Variances : None,
        (options, text) => set(options, get(options) with { LogColumns = text == Variances ? PreparationOptions.LogVariances : [] }));
}
