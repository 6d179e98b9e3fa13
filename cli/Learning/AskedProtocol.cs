using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>A protocol that was asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ready">The protocol; <see langword="null"/> where a list that it needs was not named.</param>
internal sealed record AskedProtocol(string Name, IProtocol? Ready);
