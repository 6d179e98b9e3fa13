namespace GenreFunctions.Functions.Tagging;

/// <summary>The app cannot tag a song, and trying again would not help.</summary>
/// <param name="message">One sentence, fit to be shown to a publisher: no addresses, no secrets.</param>
public sealed class SongFailureException(string message) : Exception(message);
