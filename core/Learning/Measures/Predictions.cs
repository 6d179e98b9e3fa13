using GenreFunctions.Learning.Calibration;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Learning.Measures;

/// <summary>Probabilities with what is right and which song each is of: segments as a model scored them, or songs joined from them.</summary>
/// <param name="Labels">The labels.</param>
/// <param name="Truth">The right label of each.</param>
/// <param name="Songs">The song of each.</param>
/// <param name="Probabilities">Row-major, one a label.</param>
internal sealed record Predictions(IReadOnlyList<string> Labels, int[] Truth, int[] Songs, double[] Probabilities)
{
    /// <summary>As many bins as the calibration literature uses.</summary>
    private const int Bins = 15;

    public int Count => Truth.Length;

    public ReadOnlySpan<double> this[int item] => Probabilities.AsSpan(item * Labels.Count, Labels.Count);

    /// <summary>The likeliest label.</summary>
    public int Named(int item) => Ranking.IndexOfMaximum(this[item]);

    /// <summary>Several lots as one.</summary>
    public static Predictions Concat(IReadOnlyList<Predictions> parts) => new(
        parts[0].Labels,
        [.. parts.SelectMany(part => part.Truth)],
        [.. parts.SelectMany(part => part.Songs)],
        [.. parts.SelectMany(part => part.Probabilities)]);

    /// <summary>Joins segments into songs, as tagging does.</summary>
    public Predictions Join(double temperature)
    {
        var songs = Enumerable.Range(0, Count).GroupBy(item => Songs[item]).OrderBy(group => group.Key).ToList();
        return new Predictions(
            Labels,
            [.. songs.Select(song => Truth[song.First()])],
            [.. songs.Select(song => song.Key)],
            [.. songs.SelectMany(song => SongJoin.Join(
                song.SelectMany(item => this[item].ToArray()).ToArray(), Labels.Count, temperature).Probabilities)]);
    }

    /// <summary>Temperature and threshold for songs, these being joined with temperature 1.</summary>
    public SongCalibration Calibrate()
    {
        var temperature = TemperatureFit.Fit(Probabilities, Truth);
        var (confidences, right) = (new double[Count], new bool[Count]);
        for (var item = 0; item < Count; item++)
        {
            var song = this[item].ToArray();
            SongJoin.Calibrate(song, temperature);
            (confidences[item], right[item]) = (song.Max(), Named(item) == Truth[item]);
        }

        return new SongCalibration(temperature, UnknownThreshold.Choose(confidences, right));
    }

    /// <summary>The same with calibrated probabilities.</summary>
    public Predictions Calibrated(double temperature)
    {
        var probabilities = Probabilities.ToArray();
        for (var item = 0; item < Count; item++)
            SongJoin.Calibrate(probabilities.AsSpan(item * Labels.Count, Labels.Count), temperature);
        return this with { Probabilities = probabilities };
    }

    /// <summary>The same in the order of the songs' numbers; what is of one song keeps its order.</summary>
    public Predictions InOrderOfSongs()
    {
        int[] order = [.. Enumerable.Range(0, Count).OrderBy(item => Songs[item])];
        return new Predictions(
            Labels, [.. order.Select(item => Truth[item])], [.. order.Select(item => Songs[item])], [.. order.SelectMany(item => this[item].ToArray())]);
    }

    /// <summary>Share that is right.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Count).Count(item => Named(item) == Truth[item]) / Count;

    /// <summary>Judges them.</summary>
    public Evaluation Evaluate()
    {
        int[] named = [.. Enumerable.Range(0, Count).Select(Named)];
        double[] losses = [.. Enumerable.Range(0, Count).Select(item => -Math.Log(Math.Max(this[item][Truth[item]], TemperatureFit.LeastProbability)))];
        var songs = Enumerable.Range(0, Count).GroupBy(item => Songs[item]).ToList();
        return new Evaluation
        {
            Confusion = new ConfusionMatrix(Labels, Truth, named),
            Accuracy95 = Interval.OfShare(
                [.. songs.Select(song => song.Count(item => named[item] == Truth[item]))], [.. songs.Select(song => song.Count())]),
            Bootstrap95 = SongBootstrap.Of(this, named, losses),
            LogLoss = losses.Average(),
            Reliability = Reliability(named),
        };
    }

    private CalibrationBin[] Reliability(int[] named)
    {
        var (confidence, right, count) = (new double[Bins], new int[Bins], new int[Bins]);
        for (var item = 0; item < Count; item++)
        {
            var probability = this[item][named[item]];
            var bin = Math.Min((int)(probability * Bins), Bins - 1);
            confidence[bin] += probability;
            right[bin] += named[item] == Truth[item] ? 1 : 0;
            count[bin]++;
        }

        return [.. Enumerable.Range(0, Bins).Select(bin =>
            count[bin] == 0 ? new CalibrationBin(0, 0, 0) : new CalibrationBin(count[bin], confidence[bin] / count[bin], (double)right[bin] / count[bin]))];
    }
}
