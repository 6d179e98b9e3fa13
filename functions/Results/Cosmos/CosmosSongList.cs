using GenreFunctions.Functions.Songs;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>
/// A query for songs. Ordered by one property, so that its range index serves it. A publisher's songs lie in two partitions' worth of keys
/// at most, and naming those lets the query go there only.
/// </summary>
internal static class CosmosSongList
{
    /// <summary>The songs of a stretch, in order.</summary>
    public static QueryDefinition Page(SongQuery query, SongStretch stretch) =>
        Definition("c.current", query, stretch, $" ORDER BY c.{SongOrderKeys.Property(query.Sort)} {(query.Order == SortOrder.Desc ? "DESC" : "ASC")}");

    /// <summary>How many songs the whole list has.</summary>
    public static QueryDefinition Count(SongQuery query) => Definition("VALUE COUNT(1)", query, SongStretch.All(query), "");

    private static QueryDefinition Definition(string what, SongQuery query, SongStretch stretch, string order)
    {
        var conditions = new List<string> { "c.kind = @kind" };
        var parameters = new List<(string Name, object Value)> { ("@kind", SongDocument.KindName) };
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            parameters.Add((name, value));
        }

        Where("c.publisher IN (@publisher, @unassigned) AND c.current.publisher = @publisher", "@publisher", query.Publisher);
        Where("c.current.genre = @genre", "@genre", query.Genre);
        Where("c.current.outcome = @outcome", "@outcome", query.Outcome);
        Where("c.listKey >= @from", "@from", query.From is { } from ? SongOrderKeys.From(from.UtcTicks) : null);
        Where("c.listKey < @to", "@to", query.To is { } to ? SongOrderKeys.From(to.UtcTicks) : null);
        Where("c.confidenceKey >= @least", "@least", stretch.LeastConfidence is { } least ? SongOrderKeys.From(least) : null);
        Where("c.confidenceKey < @most", "@most", stretch.MostConfidence is { } most ? SongOrderKeys.Behind(most) : null);
        var beyond = query.Order == SortOrder.Desc ? "<" : ">";
        Where($"c.{SongOrderKeys.Property(query.Sort)} {beyond} @after", "@after", stretch.After is { } cursor ? SongOrderKeys.Of(cursor) : null);
        if (query.Publisher is not null)
            parameters.Add(("@unassigned", Publisher.Unassigned));

        var definition = new QueryDefinition($"SELECT {what} FROM c WHERE {string.Join(" AND ", conditions)}{order}");
        return parameters.Aggregate(definition, (one, parameter) => one.WithParameter(parameter.Name, parameter.Value));
    }
}
