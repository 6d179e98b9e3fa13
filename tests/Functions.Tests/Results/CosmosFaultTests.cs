using System.Net;
using Azure.Identity;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Tests.Results;

public sealed class CosmosFaultTests
{
    [Theory]
    [InlineData(429, "Cosmos DB throttles: more is asked of it than it is paid for at the moment. Try again, or raise the throughput.")]
    [InlineData(408, "Cosmos DB is too busy or not to be reached (status 408); try again.")]
    [InlineData(449, "Cosmos DB is too busy or not to be reached (status 449); try again.")]
    [InlineData(503, "Cosmos DB is too busy or not to be reached (status 503); try again.")]
    [InlineData(404, "There is no container 'songs' in a database 'genre'; create it, or for development set Cosmos:CreateIfMissing to true.")]
    [InlineData(500, "Cosmos DB answers with status 500; see the error within.")]
    public void Of_Status_IsASentence(int status, string says)
    {
        var error = new CosmosException("a message over pages", (HttpStatusCode)status, 0, "", 0);
        Assert.True(CosmosFault.Is(error, CancellationToken.None));
        Assert.Equal(says, CosmosFault.Of(error, "genre", "songs").Message);
    }

    [Fact]
    public void Is_OtherErrors_TellsTheStoreFromTheProgramAndTheCaller()
    {
        Assert.True(CosmosFault.Is(new HttpRequestException(), CancellationToken.None));
        Assert.True(CosmosFault.Is(new AuthenticationFailedException("no identity"), CancellationToken.None));
        Assert.True(CosmosFault.Is(new OperationCanceledException(), CancellationToken.None));
        Assert.False(CosmosFault.Is(new OperationCanceledException(), new CancellationToken(canceled: true)));
        Assert.False(CosmosFault.Is(new InvalidOperationException(), CancellationToken.None));
    }
}
