using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable.History;

/// <summary>
/// Tries again what another process's lock, a full disk or a failing one keeps from happening, until it works or the engine closes:
/// nothing is lost, and nothing is done twice, because what failed was rolled back.
/// </summary>
internal sealed class LockPatience(string path, ILogger logger, CancellationToken closing)
{
    // SQLite itself has waited for a second before it gives up; the pause only keeps a broken disk from being asked without end.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Runs until it works; one warning when it begins, and one when it is over.</summary>
    /// <exception cref="OperationCanceledException">The engine closes.</exception>
    public T Run<T>(Func<T> attempt)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var result = attempt();
                if (pause > FirstPause)
                    logger.LogWarning("The orchestration history '{Path}' can be used again.", path);
                return result;
            }
            catch (SqliteException failure) when (Passes(failure))
            {
                var reason = failure.Message;
                if (pause == FirstPause)
                    logger.LogWarning("The orchestration history '{Path}' cannot be used now ({Reason}); it is tried again until it can.", path, reason);
                closing.WaitHandle.WaitOne(pause);
                closing.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool Passes(SqliteException failure) => failure.SqliteErrorCode is
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN;
}
