using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Logging;

/// <summary>One entry of the log.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Level">How grave.</param>
/// <param name="Category">Who says it, in full.</param>
/// <param name="Message">What.</param>
/// <param name="Values">The message's parts by name.</param>
/// <param name="Exception">What was thrown.</param>
internal sealed record LogLine(
    DateTimeOffset Time, LogLevel Level, string Category, string Message, IReadOnlyList<KeyValuePair<string, object?>>? Values, Exception? Exception);
