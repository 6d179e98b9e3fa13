namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>One note of a <see cref="Pattern"/>.</summary>
/// <param name="Step">The step it starts at.</param>
/// <param name="LengthSteps">Steps it is held.</param>
/// <param name="Sign">Its sign: what it means is up to the player.</param>
internal readonly record struct Stroke(int Step, int LengthSteps, char Sign);
