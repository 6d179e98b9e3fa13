using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>The tables of a store's file, and what to say when a file has others.</summary>
/// <param name="Contents">What is kept there: <c>songs</c>.</param>
/// <param name="Setting">The setting that names another file.</param>
/// <param name="Version">Goes up when the tables change; kept in the file as <c>user_version</c>.</param>
/// <param name="Sql">Creates them.</param>
internal sealed record SqliteTables(string Contents, string Setting, int Version, string Sql)
{
    /// <summary>Brings tables of an earlier version up to date, by that version.</summary>
    public IReadOnlyDictionary<long, Action<SqliteConnection>> Upgrades { get; init; } = new Dictionary<long, Action<SqliteConnection>>();

    /// <summary>Creates the tables in a new file, brings those of an earlier version up to date, and checks any other, all or nothing.</summary>
    /// <exception cref="TagStoreUnavailableException">The file is another program's, or of another version.</exception>
    public void Prepare(SqliteConnection connection)
    {
        // Readers and the writer do not wait for each other.
        connection.Run("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Number(connection, "PRAGMA user_version");
        if (version == 0 && Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0)
            connection.Run($"{Sql} PRAGMA user_version = {Version};");
        else if (Upgrades.TryGetValue(version, out var upgrade))
            Upgrade(connection, upgrade);
        else if (version != Version)
            throw new TagStoreUnavailableException(Mismatch(connection.DataSource, version));
        transaction.Commit();
    }

    private void Upgrade(SqliteConnection connection, Action<SqliteConnection> upgrade)
    {
        try
        {
            upgrade(connection);
            connection.Run($"PRAGMA user_version = {Version}");
        }
        catch (JsonException fault)
        {
            throw new TagStoreUnavailableException(
                $"{connection.DataSource} cannot be brought to version {Version} of the tables, as a document in it is damaged ({fault.Message}); restore it, or set {Setting} to another file.", fault);
        }
    }

    private string Mismatch(string path, long version) => version == 0
        ? $"{path} is a database of another program; set {Setting} to a file that is not there yet."
        : $"{path} has {Contents} in version {version} of the tables, and this program knows version {Version}; use the program that wrote it, or set {Setting} to another file.";

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
