namespace GenreFunctions.Functions.Tagging;

/// <summary>Something outside the app failed that may work again in a moment: the only failure after which an activity is tried again.</summary>
/// <param name="message">One sentence, fit to be shown to a publisher: no addresses, no secrets.</param>
public sealed class TransientFailureException(string message) : Exception(message);
