namespace GenreFunctions.Tagging;

/// <summary>What a song's segments say together.</summary>
/// <param name="Probabilities">Calibrated probabilities, one a label, in the model's order; they add up to 1.</param>
/// <param name="Disagreement">How much the segments disagree, 0 (all alike) to 1 (each is sure of another label).</param>
internal sealed record JoinedSong(IReadOnlyList<double> Probabilities, double Disagreement);
