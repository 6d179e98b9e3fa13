using System.Collections.Concurrent;
using System.Globalization;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Search.Spaces;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Learning.Search;

/// <summary>
/// A learner of three labels whose worth is known, for searches: with quality q it names the songs rightly whose place (a number in [0, 1) that a song has once and for all) is below q.
/// The greater q is, the more it gives to the right label, whether it names it or not. It notes everything that it is given.
/// </summary>
internal sealed class KnownLearner
{
    /// <summary>What each training was given, in the order in which they ended.</summary>
    public ConcurrentQueue<(double Quality, Examples Training, Examples Validation)> Trainings { get; } = [];

    /// <summary>What was scored.</summary>
    public ConcurrentQueue<Examples> Scored { get; } = [];

    /// <summary>Happens when a training begins.</summary>
    public Action OnTrain { get; set; } = () => { };

    /// <summary>Qualities whose answers are no numbers.</summary>
    public Predicate<double> RunsAway { get; set; } = _ => false;

    public double ValidationShare { get; init; }

    public SearchableLearner Searchable() => new(
        "known",
        ValidationShare,
        [new SearchSetting("quality", "how good it is", new NumberRange(0.1, 0.9), "0.5")],
        (values, _) => new Set(this, double.Parse(values.GetValueOrDefault("quality", "0.5"), CultureInfo.InvariantCulture)));

    public SearchSpace Space() => new(Searchable());

    /// <summary>What it gives to the right label of a song that it names rightly.</summary>
    public static double Sure(double quality) => 0.5 + quality / 4;

    /// <summary>What it gives to the right label of a song that it takes for another; that one gets 0.5.</summary>
    public static double Unsure(double quality) => 0.2 + quality / 10;

    /// <summary>A song's place: spread evenly by its first feature's digits.</summary>
    public static double PlaceOf(ReadOnlySpan<double> row)
    {
        var bits = (ulong)BitConverter.DoubleToInt64Bits(Math.Round(row[0], 6)) * 0x9E3779B97F4A7C15;
        return (bits >> 11) / (double)(1UL << 53);
    }

    private sealed class Set(KnownLearner known, double quality) : ILearner
    {
        public string Name => "known";

        public string Settings => string.Create(CultureInfo.InvariantCulture, $"quality {quality}");

        public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
        {
            known.OnTrain();
            watch.Cancellation.ThrowIfCancellationRequested();
            known.Trainings.Enqueue((quality, training, validation));
            return new Trained(known, quality);
        }
    }

    private sealed class Trained(KnownLearner known, double quality) : ITrainedLearner
    {
        public string Ended => "at once";

        public void Score(Examples rows, Span<double> probabilities)
        {
            known.Scored.Enqueue(rows);
            for (var row = 0; row < rows.Count; row++)
            {
                var answer = probabilities.Slice(row * 3, 3);
                var right = rows.Labels[row];
                var isRight = PlaceOf(rows[row]) < quality;
                var ofRight = isRight ? Sure(quality) : Unsure(quality);
                answer[right] = known.RunsAway(quality) ? double.NaN : ofRight;
                answer[(right + 1) % 3] = isRight ? (1 - ofRight) / 2 : 0.5;
                answer[(right + 2) % 3] = isRight ? (1 - ofRight) / 2 : 0.5 - ofRight;
            }
        }

        OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => null;
    }
}
