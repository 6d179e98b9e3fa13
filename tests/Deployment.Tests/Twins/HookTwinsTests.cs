namespace GenreFunctions.Deployment.Tests.Twins;

/// <summary>Every hook is there twice. Where the tests cannot run the PowerShell one, they hold it to the other: what it calls, with which names, and what it says.</summary>
public sealed class HookTwinsTests
{
    /// <summary>What only one of a pair says, and why.</summary>
    private static readonly Dictionary<string, string> SaidByOne = new()
    {
        ["curl is missing, which fetches what FFMPEG_URL names."] = "PowerShell fetches by itself",
        ["What FFMPEG_URL names could not be fetched. The reason is above; nothing was put into the package."] = "curl has said the reason",
        ["What FFMPEG_URL names could not be fetched: … Nothing was put into the package."] = "PowerShell has not",
        ["The archive that FFMPEG_URL names could not be unpacked."] = "a POSIX shell stops by itself",
        ["azd could not remember SERVICE_TAGGER_IMAGE_NAME."] = "a POSIX shell stops by itself",
    };

    public static TheoryData<string> Hooks =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "infra/hooks"), "*.sh").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Theory]
    [MemberData(nameof(Hooks))]
    public void Twins_Calls_AreTheSame(string hook) =>
        Assert.Equal(HookScript.Posix(hook).Calls.Distinct(), HookScript.PowerShell(hook).Calls.Distinct());

    [Theory]
    [MemberData(nameof(Hooks))]
    public void Twins_Sentences_AreTheSame(string hook) =>
        Assert.Equal(HookScript.Posix(hook).Sentences.Except(SaidByOne.Keys), HookScript.PowerShell(hook).Sentences.Except(SaidByOne.Keys));

    [Fact]
    public void Sentences_SaidByOne_AreStillSaid()
    {
        var all = Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "infra/hooks"), "*.sh").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .SelectMany(hook => HookScript.Posix(hook).Sentences.Concat(HookScript.PowerShell(hook).Sentences));

        Assert.Empty(SaidByOne.Keys.Except(all));
    }

    [Fact]
    public void Calls_AreFound() =>
        Assert.Equal(
            ["az functionapp keys list --subscription -g -n --query contains -o tsv", "az deployment group create --subscription -g -n -o none --template-file --parameters topicName functionAppName audioStorageName eventsIdentityId"],
            HookScript.Posix("subscribe").Calls);
}
