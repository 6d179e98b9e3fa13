using GenreFunctions.Models;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Finds what turns a tag's score into the probability that the tag is there
/// (Platt, "Probabilistic outputs for support vector machines", 1999, fitted by Newton's method as Lin, Lin and Weng, 2007, advise). Two numbers, fitted to all songs of the tag, follow chance less than a
/// threshold does.
/// </summary>
internal static class TagCalibration
{
    /// <summary>Newton's method is there after ten steps; more are for scores that hardly differ.</summary>
    private const int MostSteps = 60;

    /// <summary>Holds the slope where scores divide present from absent without error, which would be infinitely steep otherwise. In deviations of the score.</summary>
    private const double Stiffness = 1e-3;

    /// <summary>The score at a probability in (0, 1); what nothing reaches where the probability does not rise with the score.</summary>
    public static double Score(this MoodCalibration calibration, double probability) => calibration.Slope > 0
        ? (Math.Log(probability / (1 - probability)) - calibration.Intercept) / calibration.Slope
        : calibration.Probability(0) >= probability ? 0 : TagThresholds.Never;

    /// <summary>Fits scores of rows that the learner had not seen.</summary>
    public static MoodCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> there)
    {
        var (positives, negatives, mean, variance) = (0, 0, 0.0, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            (positives, negatives) = there[i] ? (positives + 1, negatives) : (positives, negatives + 1);
            mean += scores[i] / scores.Length;
        }

        foreach (var score in scores)
            variance += (score - mean) * (score - mean) / scores.Length;
        // Platt's targets: as if one more row of each kind had been seen.
        var (high, low) = ((positives + 1.0) / (positives + 2), 1 / (negatives + 2.0));
        var deviation = variance > 0 ? Math.Sqrt(variance) : 1;
        var (slope, intercept) = (0.0, Math.Log((positives + 1.0) / (negatives + 1)));
        for (var step = 0; step < MostSteps; step++)
        {
            var curve = new MoodCalibration(slope, intercept);
            var (bySlope, byIntercept, steep, mixed, flat) = (Stiffness * slope, 0.0, Stiffness, 0.0, 1e-12);
            for (var i = 0; i < scores.Length; i++)
            {
                var at = (scores[i] - mean) / deviation;
                var probability = curve.Probability(at);
                var error = probability - (there[i] ? high : low);
                var weight = probability * (1 - probability);
                (bySlope, byIntercept) = (bySlope + error * at, byIntercept + error);
                (steep, mixed, flat) = (steep + weight * at * at, mixed + weight * at, flat + weight);
            }

            var determinant = steep * flat - mixed * mixed;
            var (moveSlope, moveIntercept) = ((flat * bySlope - mixed * byIntercept) / determinant, (steep * byIntercept - mixed * bySlope) / determinant);
            (slope, intercept) = (slope - moveSlope, intercept - moveIntercept);
            if (Math.Abs(moveSlope) + Math.Abs(moveIntercept) < 1e-10)
                break;
        }

        return new MoodCalibration(slope / deviation, intercept - slope * mean / deviation);
    }

    /// <summary>One for every tag; unknown targets are left out.</summary>
    public static MoodCalibration[] Fit(TaggedExamples truth, double[] scores) =>
    [
        .. Enumerable.Range(0, truth.TagCount).Select(tag =>
        {
            int[] known = [.. Enumerable.Range(0, truth.Count).Where(row => truth.IsPresent(row, tag) is not null)];
            return Fit([.. known.Select(row => scores[row * truth.TagCount + tag])], [.. known.Select(row => truth.IsPresent(row, tag) == true)]);
        }),
    ];
}
