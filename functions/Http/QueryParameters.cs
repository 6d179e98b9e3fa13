using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Functions.Http;

/// <summary>Reads a request's query parameters, and names what is wrong with one. Empty values count as none, as forms send them.</summary>
internal sealed class QueryParameters
{
    // Dates as people write them, and RFC 3339. A time without an offset is UTC.
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    // A function's key may stand in the query too, under these names.
    private static readonly string[] OfTheHost = ["code", "clientId"];

    private readonly IQueryCollection _query;

    /// <exception cref="RequestProblemException">There is a parameter that is none of <paramref name="names"/>: a filter misspelt would list everything.</exception>
    public QueryParameters(HttpRequest request, params string[] names)
    {
        _query = request.Query;
        foreach (var name in _query.Keys)
        {
            if (!names.Contains(name, StringComparer.Ordinal) && !OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw Bad(name, $"there is no such query parameter; there are {string.Join(", ", names)}.");
        }
    }

    public string? Text(string name) => _query[name] switch
    {
        { Count: > 1 } => throw Bad(name, "it is given more than once; give it once."),
        { Count: 1 } values when !string.IsNullOrWhiteSpace(values[0]) => values[0],
        _ => null,
    };

    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Bad(name, $"'{text}' is no whole number from {least} to {most}.");
    }

    /// <summary>A number from 0 to 1.</summary>
    public double? Fraction(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1
            ? number
            : throw Bad(name, $"'{text}' is no number from 0 to 1, as in 0.75.");
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Bad(name, $"'{text}' is neither true nor false."),
    };

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Bad(name, $"'{text}' is no date or time as in 2026-01-31 or 2026-01-31T12:00:00Z; write a plus sign as %2B.");
    }

    /// <summary>One of an enumeration's words, written as JSON writes it.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (AppJson.Word(value) == text)
                return value;
        }

        throw Bad(name, $"'{text}' is none of {string.Join(", ", Enum.GetValues<T>().Select(AppJson.Word))}.");
    }

    private static RequestProblemException Bad(string name, string why) => new(StatusCodes.Status400BadRequest, $"{name}: {why}");
}
