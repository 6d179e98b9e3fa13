namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes by subject. The texts are short on purpose, so that edits nearby leave them standing.</summary>
internal static class SeededMistakes
{
    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        .. SyntaxMistakes.All,
        .. SettingMistakes.All,
        .. StorageMistakes.All,
        .. CosmosMistakes.All,
        .. EventMistakes.All,
        .. AccessMistakes.All,
        .. NetworkMistakes.All,
        .. HostMistakes.All,
        .. MoneyMistakes.All,
        .. RootMistakes.All,
    ];
}
