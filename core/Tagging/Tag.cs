namespace GenreFunctions.Tagging;

/// <summary>A label with its probability, in [0, 1].</summary>
/// <param name="Label">One of the model's labels.</param>
/// <param name="Probability">How likely the label is.</param>
public sealed record Tag(string Label, double Probability);
