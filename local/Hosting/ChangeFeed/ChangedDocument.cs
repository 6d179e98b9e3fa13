namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>A document in a change feed.</summary>
/// <param name="Sequence">Its place there: what was written later has a higher one.</param>
/// <param name="Json">The document.</param>
internal sealed record ChangedDocument(long Sequence, string Json);
