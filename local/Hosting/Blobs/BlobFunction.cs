using GenreFunctions.Local.Hosting.Binding;

namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>A function that blobs start.</summary>
/// <param name="Function">The function.</param>
/// <param name="Pattern">Which blobs.</param>
/// <param name="Connection">Where: a connection string.</param>
internal sealed record BlobFunction(BoundFunction Function, BlobPathPattern Pattern, string Connection);
