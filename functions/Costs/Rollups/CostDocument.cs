using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Costs.Rollups;

/// <summary>
/// What the change feed's function reads of a document in the container <c>costs</c>. The names are spelled out, because the worker that binds it knows nothing
/// of this app's JSON; the rest of the document is the store's to read.
/// </summary>
/// <param name="Kind"><see cref="RunKind"/>, or something else that is none of this function's business.</param>
/// <param name="Day">The day, in UTC, that the run counts to.</param>
/// <param name="Publisher">Whose song it was.</param>
/// <param name="FirstDay">The day on which the run began.</param>
public sealed record CostDocument(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("day")] DateOnly Day,
    [property: JsonPropertyName("publisher")] string Publisher,
    [property: JsonPropertyName("firstDay")] DateOnly? FirstDay = null)
{
    /// <summary>The kind of document that says what a run cost.</summary>
    public const string RunKind = "cost";

    // No run takes longer; whatever says so is not worth rolling up a year.
    private const int MostDays = 31;

    /// <summary>Days other than <see cref="Day"/> that the run was counted to if it was recorded before, ending earlier.</summary>
    internal static IEnumerable<DateOnly> DaysBefore(DateOnly firstDay, DateOnly day)
    {
        for (var before = day.DayNumber - 1; before >= Math.Max(firstDay.DayNumber, day.DayNumber - MostDays); before--)
            yield return DateOnly.FromDayNumber(before);
    }
}
