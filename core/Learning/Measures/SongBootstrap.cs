using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Measures;

/// <summary>
/// The percentile bootstrap over songs (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13; with whole songs as the independent units, as
/// in Field and Welsh, "Bootstrapping clustered data", 2007): songs are drawn with replacement, all answers of a song together, and the measures taken again.
/// </summary>
internal sealed class SongBootstrap
{
    /// <summary>The ends of an interval are then some 50 draws from the edge, and move by a few hundredths of its width from seed to seed.</summary>
    private const int Draws = 2000;

    /// <summary>The same answers give the same interval.</summary>
    private const long Seed = 1;

    private readonly int _labels;
    private readonly int[] _tallies;
    private readonly double[] _losses;
    private readonly int _songs;

    // A song's row of tallies: how often each label was right and named, named, and right.
    private SongBootstrap(Predictions predictions, ReadOnlySpan<int> named, ReadOnlySpan<double> losses)
    {
        _labels = predictions.Labels.Count;
        var places = new Dictionary<int, int>();
        foreach (var song in predictions.Songs)
            places.TryAdd(song, places.Count);
        _songs = places.Count;
        _tallies = new int[_songs * 3 * _labels];
        _losses = new double[_songs];
        for (var item = 0; item < predictions.Count; item++)
        {
            var (place, truth) = (places[predictions.Songs[item]], predictions.Truth[item]);
            var row = _tallies.AsSpan(place * 3 * _labels, 3 * _labels);
            row[truth] += named[item] == truth ? 1 : 0;
            row[_labels + named[item]]++;
            row[2 * _labels + truth]++;
            _losses[place] += losses[item];
        }
    }

    /// <summary>Draws.</summary>
    /// <param name="predictions">The answers.</param>
    /// <param name="named">What each names.</param>
    /// <param name="losses">The log loss of each.</param>
    public static BootstrapIntervals Of(Predictions predictions, ReadOnlySpan<int> named, ReadOnlySpan<double> losses) =>
        new SongBootstrap(predictions, named, losses).Draw();

    private BootstrapIntervals Draw()
    {
        var random = new RandomSource(Seed);
        var (accuracy, macroF1, logLoss) = (new double[Draws], new double[Draws], new double[Draws]);
        var sums = new int[3 * _labels];
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(sums);
            var loss = 0.0;
            for (var i = 0; i < _songs; i++)
            {
                var song = random.NextBelow(_songs);
                Add(_tallies.AsSpan(song * sums.Length, sums.Length), sums);
                loss += _losses[song];
            }

            var (rights, count) = (Sum(sums.AsSpan(0, _labels)), (double)Sum(sums.AsSpan(2 * _labels)));
            (accuracy[draw], macroF1[draw], logLoss[draw]) = (rights / count, MacroF1(sums), loss / count);
        }

        return new BootstrapIntervals(Interval.OfDraws(accuracy), Interval.OfDraws(macroF1), Interval.OfDraws(logLoss));
    }

    private double MacroF1(ReadOnlySpan<int> sums)
    {
        var (sum, occurring) = (0.0, 0);
        for (var label = 0; label < _labels; label++)
        {
            var (hits, named, count) = (sums[label], sums[_labels + label], sums[2 * _labels + label]);
            if (count == 0)
                continue;
            sum += 2.0 * hits / (count + named);
            occurring++;
        }

        return sum / occurring;
    }

    private static void Add(ReadOnlySpan<int> song, Span<int> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += song[i];
    }

    private static int Sum(ReadOnlySpan<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }
}
