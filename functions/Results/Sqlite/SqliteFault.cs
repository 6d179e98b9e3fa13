using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>What SQLite's errors mean to whoever runs this, by the primary result codes of sqlite.org/rescode.html.</summary>
internal static class SqliteFault
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Damaged = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The error as a sentence.</summary>
    /// <param name="error">The error.</param>
    /// <param name="path">The file.</param>
    /// <param name="setting">The setting that names another file.</param>
    public static TagStoreUnavailableException Of(SqliteException error, string path, string setting) => new(Sentence(error, path, setting), error);

    private static string Sentence(SqliteException error, string path, string setting) => error.SqliteErrorCode switch
    {
        Busy or Locked => $"{path} is locked by another program; close that, or try again.",
        ReadOnly => $"{path} may not be written; let the account that runs this write there, or set {setting} to another file.",
        Full => $"There is no room on the disk for {path}; make room, and try again.",
        CannotOpen => $"{path} cannot be opened; its folder has to be there, and the account that runs this has to be allowed to write in it.",
        Damaged or NotADatabase => $"{path} is damaged or no SQLite database; restore it, or set {setting} to another file.",
        var code => $"{path} cannot be used (SQLite error {code}); see the error within.",
    };
}
