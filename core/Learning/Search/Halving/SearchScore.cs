using GenreFunctions.Learning.Calibration;
using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Learning.Search.Halving;

/// <summary>How a candidate did with songs that it had not learnt from.</summary>
/// <param name="Right">Songs that it named rightly, each by the mean of its segments.</param>
/// <param name="Songs">Songs that it was judged by.</param>
/// <param name="LogLoss">Mean -ln of the right label's probability, of songs, in nats.</param>
public sealed record SearchScore(int Right, int Songs, double LogLoss)
{
    /// <summary>Share that is right.</summary>
    public double Accuracy => (double)Right / Songs;

    /// <summary>What scores are sorted by, the better one first: accuracy, and among equals log loss.</summary>
    internal (double Wrong, double LogLoss) Order => (-Accuracy, LogLoss);

    /// <summary>Scores segments that were judged in one or more folds.</summary>
    internal static SearchScore Of(IReadOnlyList<Predictions> folds)
    {
        var songs = Predictions.Concat([.. folds.Select(fold => fold.Join(temperature: 1))]);
        var (right, loss) = (0, 0.0);
        for (var song = 0; song < songs.Count; song++)
        {
            right += songs.Named(song) == songs.Truth[song] ? 1 : 0;
            loss -= Math.Log(Math.Max(songs[song][songs.Truth[song]], TemperatureFit.LeastProbability));
        }

        return new SearchScore(right, songs.Count, loss / songs.Count);
    }

    /// <summary>What a training that ran away is worth, whose answers are no numbers: nothing right, and as sure of that as can be.</summary>
    internal static SearchScore Lost(int songs) => new(0, songs, -Math.Log(TemperatureFit.LeastProbability));
}
