using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>A module as it would be deployed.</summary>
/// <param name="Declaration">Who asks for it.</param>
/// <param name="Name">The deployment's name.</param>
/// <param name="File">Its file, as from the repository's root.</param>
/// <param name="Parent">The file that asks for it.</param>
/// <param name="Parameters">What it is told.</param>
internal sealed record DeployedModule(Declaration.Module Declaration, string Name, string File, string Parent, IReadOnlyDictionary<string, Value> Parameters);
