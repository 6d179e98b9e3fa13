using GenreFunctions.Tagging;

namespace GenreFunctions.Learning.Calibration;

/// <summary>
/// The temperature that makes songs' confidence honest: the one with the least log loss on songs the model had not seen.
/// In 1/T the loss is convex, so a golden-section search finds its only minimum.
/// </summary>
internal static class TemperatureFit
{
    /// <summary>What something that was called impossible counts as; without it one such song would outweigh all others.</summary>
    public const double LeastProbability = 1e-12;

    /// <summary>Beyond these a model is not calibrated but useless: all labels alike, or a certainty.</summary>
    private const double LowestTemperature = 0.1;
    private const double HighestTemperature = 10;

    /// <summary>The search stops at a digit nobody would print.</summary>
    private const double Precision = 1e-5;

    /// <summary>Finds the temperature.</summary>
    /// <param name="songs">Joined probabilities, uncalibrated, row-major.</param>
    /// <param name="labels">The right label of each song.</param>
    public static double Fit(ReadOnlySpan<double> songs, ReadOnlySpan<int> labels)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (1 / HighestTemperature, 1 / LowestTemperature);
        var (left, right) = (high - golden * (high - low), low + golden * (high - low));
        var (leftLoss, rightLoss) = (Loss(songs, labels, 1 / left), Loss(songs, labels, 1 / right));
        while (high - low > Precision)
        {
            if (leftLoss <= rightLoss)
            {
                (high, right, rightLoss) = (right, left, leftLoss);
                left = high - golden * (high - low);
                leftLoss = Loss(songs, labels, 1 / left);
            }
            else
            {
                (low, left, leftLoss) = (left, right, rightLoss);
                right = low + golden * (high - low);
                rightLoss = Loss(songs, labels, 1 / right);
            }
        }

        return 2 / (low + high);
    }

    /// <summary>Mean -ln of the right label's calibrated probability.</summary>
    public static double Loss(ReadOnlySpan<double> songs, ReadOnlySpan<int> labels, double temperature)
    {
        var labelCount = songs.Length / labels.Length;
        Span<double> song = new double[labelCount];
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            songs.Slice(i * labelCount, labelCount).CopyTo(song);
            foreach (ref var probability in song)
                probability = Math.Max(probability, LeastProbability);
            SongJoin.Calibrate(song, temperature);
            loss -= Math.Log(song[labels[i]]);
        }

        return loss / labels.Length;
    }
}
