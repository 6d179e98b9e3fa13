using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Local.Durable.History;

/// <summary>A statement that is prepared once and run often; its parameters are $0, $1 and so on.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; sql.Contains($"${i}", StringComparison.Ordinal); i++)
            _command.Parameters.Add(new SqliteParameter($"${i}", DBNull.Value));
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(params object?[] values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>The number in the first column of its first row, <see langword="null"/> where there is none.</summary>
    public long? Number(params object?[] values)
    {
        Bind(values);
        return _command.ExecuteScalar() as long?;
    }

    /// <summary>Its rows.</summary>
    public List<T> Rows<T>(Func<SqliteDataReader, T> read, params object?[] values)
    {
        Bind(values);
        using var reader = _command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(object?[] values)
    {
        System.Diagnostics.Debug.Assert(values.Length == _command.Parameters.Count, "Every parameter has a value.");
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTime time => time.Ticks,
                Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
                var value => value,
            };
        }
    }
}
