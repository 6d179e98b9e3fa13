using GenreFunctions.Local.Hosting.Binding;

namespace GenreFunctions.Local.Hosting.Queues;

/// <summary>A function that messages start.</summary>
/// <param name="Function">The function.</param>
/// <param name="QueueName">Which queue.</param>
/// <param name="Connection">Where: a connection string.</param>
internal sealed record QueueFunction(BoundFunction Function, string QueueName, string Connection);
