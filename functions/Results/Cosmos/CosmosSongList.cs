using GenreFunctions.Functions.Songs;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>
/// A query for a page of songs. Ordered by one property, so that the default indexes serve it. A publisher's songs lie in two partitions' worth of keys
/// at most, and naming those lets the query go there only.
/// </summary>
internal static class CosmosSongList
{
    public static QueryDefinition Of(SongQuery query)
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
        Where("c.listKey >= @from", "@from", query.From is { } from ? SongDocument.KeyOf(from) : null);
        Where("c.listKey < @to", "@to", query.To is { } to ? SongDocument.KeyOf(to) : null);
        Where("c.listKey < @after", "@after", SongCursor.Of(query) is { } cursor ? SongDocument.KeyOf(cursor) : null);
        if (query.Publisher is not null)
            parameters.Add(("@unassigned", Publisher.Unassigned));

        var definition = new QueryDefinition($"SELECT c.current FROM c WHERE {string.Join(" AND ", conditions)} ORDER BY c.listKey DESC");
        return parameters.Aggregate(definition, (one, parameter) => one.WithParameter(parameter.Name, parameter.Value));
    }
}
