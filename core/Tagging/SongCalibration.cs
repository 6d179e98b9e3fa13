namespace GenreFunctions.Tagging;

/// <summary>What turns joined probabilities into confidence; found on songs the model had not seen, stored in the model.</summary>
/// <param name="Temperature">A song's joined probabilities p become p^(1/T), normalised. Above 1: less sure than the mean says; positive.</param>
/// <param name="UnknownThreshold">Below this calibrated probability of its best genre a song is <c>unknown</c>; in [0, 1].</param>
public sealed record SongCalibration(double Temperature, double UnknownThreshold);
