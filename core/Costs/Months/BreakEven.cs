namespace GenreFunctions.Costs.Months;

/// <summary>From how many songs a month on one plan costs no more than another that is cheaper for a few.</summary>
public static class BreakEven
{
    /// <summary>The least number of songs, found by halving; <see langword="null"/> where there is none, or where the two lack different prices and cannot be compared.</summary>
    /// <param name="cheapForFew">The plan that costs less without songs.</param>
    /// <param name="cheapForMany">The other.</param>
    /// <param name="most">No more songs are looked at.</param>
    /// <remarks>The difference falls with every song where a song costs less on the other plan, so there is one such number at most.</remarks>
    public static long? Between(MonthCosting cheapForFew, MonthCosting cheapForMany, long most = MonthCosting.MostSongs)
    {
        ArgumentNullException.ThrowIfNull(cheapForFew);
        ArgumentNullException.ThrowIfNull(cheapForMany);
        if (!IsComparable() || Pays(0) || !Pays(most))
            return null;
        long less = 0, enough = most;
        while (enough - less > 1)
        {
            var middle = less + ((enough - less) / 2);
            if (Pays(middle))
                enough = middle;
            else
                less = middle;
        }

        return enough;

        bool Pays(long songs) => cheapForMany.Of(songs).KnownCost <= cheapForFew.Of(songs).KnownCost;

        // What has no price has to be the same on both, in kind and quantity.
        bool IsComparable() => Lacks(cheapForFew).SequenceEqual(Lacks(cheapForMany));

        IEnumerable<(string, decimal)> Lacks(MonthCosting plan) => plan.Of(most).Unpriced.Select(line => (line.Key, line.ConsumedQuantity)).Order();
    }
}
