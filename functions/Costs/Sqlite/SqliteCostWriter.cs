using System.Globalization;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Costs.Sqlite;

/// <summary>Writes documents, by statements that stay prepared. Used by one caller at a time.</summary>
internal sealed class SqliteCostWriter : IDisposable
{
    private const string Columns = "(id, kind, day, publisher, song_id, instance_id, ended_key, known_cost, cost_key, as_of, cell, document)";

    private static readonly string[] Values =
        ["$id", "$kind", "$day", "$publisher", "$song", "$instance", "$ended", "$known", "$cost", "$asOf", "$cell", "$document"];

    private readonly SqliteStatement _put;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _deleteOlder;

    public SqliteCostWriter(SqliteConnection connection)
    {
        var values = $"VALUES ({string.Join(", ", Values)})";
        _put = new SqliteStatement(connection, $"INSERT OR REPLACE INTO item {Columns} {values}", Values);
        _add = new SqliteStatement(connection, $"INSERT OR IGNORE INTO item {Columns} {values}", Values);
        _deleteOlder = new SqliteStatement(connection, "DELETE FROM item WHERE id = $id AND as_of <= $asOf", "$id", "$asOf");
    }

    /// <summary>Writes a document in place of the one there was.</summary>
    public int Put(SqliteCostRow row) => _put.Run(Of(row));

    /// <summary>Writes a rollup, unless the one that is there has seen more.</summary>
    public int PutRollup(SqliteCostRow row)
    {
        _deleteOlder.Run(row.Item.Id, row.AsOf);
        return _add.Run(Of(row));
    }

    public void Dispose()
    {
        _put.Dispose();
        _add.Dispose();
        _deleteOlder.Dispose();
    }

    private static object?[] Of(SqliteCostRow row)
    {
        var item = row.Item;
        return
        [
            item.Id, item.Kind, item.Day.ToString("O", CultureInfo.InvariantCulture), item.Publisher, item.SongId, row.InstanceId, item.EndedKey, row.KnownCost, item.CostKey,
            row.AsOf, row.Cell, row.Document,
        ];
    }
}
