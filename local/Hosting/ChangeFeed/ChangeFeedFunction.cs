using GenreFunctions.Local.Hosting.Binding;

namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>A function that new and changed documents start.</summary>
/// <param name="Function">The function.</param>
/// <param name="Container">The container, and the name of the file that stands for it.</param>
/// <param name="Connection">The setting that would lead to Cosmos DB.</param>
/// <param name="IsInCosmos">Whether that setting is there, so that no file stands for the container.</param>
/// <param name="Documents">Makes what the function takes of documents.</param>
/// <param name="MaximumDocuments">Documents an invocation gets at most.</param>
/// <param name="StartFromBeginning">Whether a function that is new gets what was there before it.</param>
internal sealed record ChangeFeedFunction(
    BoundFunction Function, string Container, string Connection, bool IsInCosmos, DocumentList Documents, int MaximumDocuments, bool StartFromBeginning);
