using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Catalogue;

/// <summary>Lists songs by their current versions, a page at a time.</summary>
public sealed class ListSongs(ITagStore store, ILogger<ListSongs> logger)
{
    /// <summary>Answers <c>GET songs</c>.</summary>
    [Function(nameof(ListSongs))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/songs")] HttpRequest request) =>
        HttpAnswers.AnswerAsync(request, logger, async gone => HttpAnswers.Json(await store.ListAsync(Query(request), gone)));

    private static SongQuery Query(HttpRequest request)
    {
        var query = new QueryParameters(
            request, "publisher", "genre", "outcome", "from", "to", "minConfidence", "maxConfidence", "sort", "order", "cursor", "limit", "count");
        var sort = query.Word<SongSort>("sort") ?? SongSort.Tagged;
        return new SongQuery
        {
            Publisher = query.Text("publisher"),
            Genre = query.Text("genre"),
            Outcome = query.Word<SongOutcome>("outcome"),
            From = query.Time("from"),
            To = query.Time("to"),
            MinConfidence = query.Fraction("minConfidence"),
            MaxConfidence = query.Fraction("maxConfidence"),
            Sort = sort,
            // Names are looked up from A to Z, everything else is looked at from the top.
            Order = query.Word<SortOrder>("order") ?? (sort == SongSort.Name ? SortOrder.Asc : SortOrder.Desc),
            Cursor = query.Text("cursor"),
            PageSize = query.Number("limit", 1, SongQuery.MaximumPageSize) ?? SongQuery.DefaultPageSize,
            Count = query.Flag("count") ?? false,
        };
    }
}
