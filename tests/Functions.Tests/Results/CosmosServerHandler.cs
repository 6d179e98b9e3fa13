using System.Net;
using System.Text;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>Stands between the Cosmos DB client and <see cref="CosmosServer"/>, which says what for. May also answer as a service in trouble would.</summary>
internal sealed class CosmosServerHandler : DelegatingHandler
{
    // One range, nothing to merge: the query goes to the server as it is.
    private const string Plan = """
        {"partitionedQueryExecutionInfoVersion":2,"queryInfo":{"distinctType":"None","top":null,"offset":null,"limit":null,"orderBy":[],"orderByExpressions":[],
        "groupByExpressions":[],"groupByAliases":[],"aggregates":[],"groupByAliasToAggregateType":{},"rewrittenQuery":"","hasSelectValue":false,"dCountInfo":null},
        "queryRanges":[{"min":"","max":"FF","isMinInclusive":true,"isMaxInclusive":false}]}
        """;

    public CosmosServerHandler()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Asked first, with the request; what it answers is the answer.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Trouble { get; set; } = _ => null;

    public static HttpResponseMessage Answer(HttpStatusCode status, string json = "{}") =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Trouble(request) is { } trouble)
            return Task.FromResult(trouble);
        if (request.Headers.Contains("x-ms-cosmos-is-query-plan-request"))
            return Task.FromResult(Answer(HttpStatusCode.OK, Plan));
        if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("/docs/", StringComparison.Ordinal))
            request.Headers.TryAddWithoutValidation("x-ms-documentdb-query-enablecrosspartition", "true");
        return base.SendAsync(request, cancellationToken);
    }
}
