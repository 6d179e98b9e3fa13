namespace GenreFunctions.Local.Durable.History;

/// <summary>Something to be written, whole or not at all.</summary>
/// <param name="Apply">Writes it; runs again when the transaction had to be rolled back.</param>
/// <param name="Committed">What follows once it is in the file; in the order of the writes, and never at the same time as another's.</param>
/// <param name="Failed">What follows when it cannot be written.</param>
internal sealed record Write(Action<HistoryStatements> Apply, Action Committed, Action<Exception> Failed);
