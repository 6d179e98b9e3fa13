namespace GenreFunctions.Local.Tests.Hosting;

/// <summary>Tests that share one storage emulator; each uses containers and queues of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedStorage : ICollectionFixture<AzuriteServer>
{
    public const string Name = "storage";
}
