namespace GenreFunctions.Models.Operators.Sequences;

/// <summary>One direction in which a song is read.</summary>
/// <param name="Weights">Its weights, packed as <see cref="LstmWeights.Of"/> takes them.</param>
/// <param name="Reverse">Whether it reads from the end.</param>
internal readonly record struct LstmReading(float[] Weights, bool Reverse);
