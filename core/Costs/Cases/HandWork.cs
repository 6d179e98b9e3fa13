namespace GenreFunctions.Costs.Cases;

/// <summary>Labelling by hand, as the assumptions have it.</summary>
/// <param name="SongsPerDay">Of one person: hours x 3600 / seconds a song.</param>
/// <param name="PersonDaysPerYear">Songs a year / songs a day.</param>
/// <param name="People">Person-days / days a year; no whole number.</param>
/// <param name="CostPerSong">Wage / songs a day.</param>
/// <param name="CostPerYear">Person-days x wage. The number of people does not matter to it.</param>
public sealed record HandWork(decimal SongsPerDay, decimal PersonDaysPerYear, decimal People, decimal CostPerSong, decimal CostPerYear)
{
    internal static HandWork Of(CaseAssumptions given)
    {
        var listenedPerDay = given.HoursPerDay * 3600;
        // Divided last, so that round figures stay round.
        var personDays = given.SongsPerYear * given.SecondsPerSong / listenedPerDay;
        var costPerYear = given.SongsPerYear * given.SecondsPerSong * given.DayWage / listenedPerDay;
        return new HandWork(
            listenedPerDay / given.SecondsPerSong, personDays, personDays / given.DaysPerYear, given.DayWage * given.SecondsPerSong / listenedPerDay, costPerYear);
    }
}
