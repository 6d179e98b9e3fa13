namespace GenreFunctions.Infra.Tests.Code;

public sealed class AppStartTests
{
    private static readonly Dictionary<string, string> Usable = new()
    {
        ["AudioStorage__blobServiceUri"] = "https://songs.blob.core.windows.net",
        ["AudioStorage__queueServiceUri"] = "https://songs.queue.core.windows.net",
        ["CosmosConnection__accountEndpoint"] = "https://results.documents.azure.com",
    };

    [Fact]
    public void App_WithUsableSettings_StartsAndHasAskedForThem()
    {
        var start = AppStart.With(Usable);

        Assert.Null(start.Complaint);
        Assert.Superset(Usable.Keys.Select(name => name.Replace("__", ":", StringComparison.Ordinal)).ToHashSet(), start.Asked);
        Assert.DoesNotContain("Costs:PricyBook", start.Asked);
    }

    [Fact]
    public void App_WithASettingOutOfRange_SaysWhich()
    {
        var start = AppStart.With(new Dictionary<string, string>(Usable) { ["Sweep__Attempts"] = "11" });

        Assert.Equal("The setting Sweep__Attempts is '11', where a whole number from 1 to 10 is expected.", start.Complaint);
    }

    [Fact]
    public void Functions_OfTheApp_AreFoundWithTheirTriggers()
    {
        Assert.Contains(AppFunction.All, function => function is { Name: "OnAudioUploaded", Trigger: Microsoft.Azure.Functions.Worker.BlobTriggerAttribute });
        Assert.Contains("/api/health", AppFunction.AnonymousRoutes);
        Assert.DoesNotContain("/api/songs", AppFunction.AnonymousRoutes);
    }

    [Fact]
    public void Instruments_OfTheApp_AreAskedOfItsMeter()
    {
        Assert.Contains("genre.song.cost", Instruments.Names);
        Assert.Contains("hosting.plan", Instruments.Attributes);
    }
}
