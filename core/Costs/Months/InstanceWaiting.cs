using System.Diagnostics;

namespace GenreFunctions.Costs.Months;

/// <summary>
/// How long instances wait in a month, in closed form. Songs come at random (a Poisson process of rate r); each holds an instance for S seconds, and there are as
/// many instances as songs at a time, so that their number is Poisson distributed with mean a = r S. The k-th instance is needed while there are k songs or more.
/// It was not needed for D(k) = P(songs &lt; k) of the time, and became needed U(k) = r P(songs = k - 1) times a second. Beyond the minimum it waits for a cooldown T and goes:
/// <code>
/// waits(k) = month x D(k) x (1 - exp(-T U(k) / D(k)))
/// </code>
/// For the last instance D(1) = exp(-a) and U(1) / D(1) = r: a gap is longer than T with probability exp(-r T), and (1 - exp(-r T)) / r of it is waited for. That is exact.
/// For the others a gap is a mixture of exponential distributions (songs as a reversible process; J. Keilson, Markov Chain Models, 1979), and waiting is concave in
/// its mean: so this is the most. Instances of the minimum wait whenever they are not needed: month x D(k).
/// </summary>
/// <param name="Seconds">Instance time that is waited, altogether.</param>
/// <param name="RunsDry">How often there is no song any more.</param>
/// <param name="ScaleDowns">How often the last instance goes away after that.</param>
internal sealed record InstanceWaiting(double Seconds, double RunsDry, double ScaleDowns)
{
    /// <summary>Standard deviations around the mean beyond which a Poisson distribution has less than 10^-20.</summary>
    private const int Reach = 12;

    /// <summary>Beyond the reach where the mean is so small that deviations say little.</summary>
    private const int LeastReach = 60;

    /// <summary>Computes it.</summary>
    /// <param name="songsPerSecond">The rate; 0 or more.</param>
    /// <param name="songSeconds">How long a song holds an instance.</param>
    /// <param name="cooldownSeconds">How long an instance beyond the minimum waits.</param>
    /// <param name="minimum">Instances that always run.</param>
    public static InstanceWaiting Of(double songsPerSecond, double songSeconds, double cooldownSeconds, int minimum)
    {
        Debug.Assert(songsPerSecond >= 0 && songSeconds >= 0 && cooldownSeconds >= 0 && minimum >= 0, "Nothing of it can be negative.");
        var mean = songsPerSecond * songSeconds;
        var first = Math.Max(0, (long)(mean - (Reach * Math.Sqrt(mean)) - LeastReach));
        var chances = Chances(mean, first);

        // Below the first there are always more songs, so none of those instances waits.
        double waited = 0, fewer = 0;
        for (var i = 0; i < chances.Length; i++)
        {
            fewer += chances[i];
            var k = first + i + 1;
            if (k <= minimum)
                waited += fewer;
            else if (songsPerSecond > 0 && cooldownSeconds > 0)
                waited += -fewer * double.ExpM1(-cooldownSeconds * songsPerSecond * chances[i] / fewer);
        }

        // Above the last there are never as many, so all of the minimum waits.
        waited += Math.Max(0, minimum - (first + chances.Length));
        var runsDry = BillingMonth.Seconds * songsPerSecond * (first == 0 ? chances[0] : 0);
        var goes = minimum == 0 && cooldownSeconds > 0 ? Math.Exp(-songsPerSecond * cooldownSeconds) : 0;
        return new InstanceWaiting(BillingMonth.Seconds * waited, runsDry, runsDry * goes);
    }

    /// <summary>P(songs = first), P(songs = first + 1), ... as far as they matter: outwards from the likeliest, because no factorial fits a number.</summary>
    private static double[] Chances(double mean, long first)
    {
        var chances = new double[(long)(mean + (Reach * Math.Sqrt(mean)) + LeastReach) - first + 1];
        var likeliest = (long)mean - first;
        chances[likeliest] = 1;
        for (var i = likeliest + 1; i < chances.Length; i++)
            chances[i] = chances[i - 1] * mean / (first + i);
        for (var i = likeliest - 1; i >= 0; i--)
            chances[i] = chances[i + 1] * (first + i + 1) / mean;
        var sum = chances.Sum();
        for (var i = 0; i < chances.Length; i++)
            chances[i] /= sum;
        return chances;
    }
}
