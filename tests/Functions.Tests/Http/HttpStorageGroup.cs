namespace GenreFunctions.Functions.Tests.Http;

[CollectionDefinition(Name)]
public sealed class HttpStorageGroup : ICollectionFixture<HttpStorage>
{
    public const string Name = "HTTP functions with storage";
}
