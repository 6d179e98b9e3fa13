namespace GenreFunctions.Browser.Tests.Running;

/// <summary>Tests that share one service and one browser; each uses a publisher of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ServicePages : ICollectionFixture<BrowserFixture>
{
    public const string Name = "pages";
}
