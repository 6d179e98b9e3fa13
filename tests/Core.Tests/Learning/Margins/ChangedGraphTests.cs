using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Logistic;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Neighbours;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;
using Google.Protobuf;

namespace GenreFunctions.Tests.Learning.Margins;

/// <summary>The three learners through files: with logarithms in front, with other rows than they know, and with files that somebody has been at.</summary>
public sealed class ChangedGraphTests
{
    private static readonly PreparationOptions Logarithms = new() { LogColumns = [0, 2] };

    public static TheoryData<string> Names() => ["svm-rbf", "k-nn", "logistic"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_WithLogarithms_ScoresTheSame(string name)
    {
        var (training, rows) = (Positive(seed: 1), Positive(seed: 2));
        var learner = Learner(name);
        Assert.Equal(name, learner.Name);
        Assert.EndsWith(", logarithms of 2 columns", learner.Settings, StringComparison.Ordinal);
        var trained = learner.Train(training, training.Take([]), 1, TrainingWatch.None);
        Assert.All(Clouds.Score(trained, rows).Zip(Written.Score(trained, rows)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_RowsOfOtherColumnsOrNoRoom_IsRefused(string name)
    {
        var training = Positive(seed: 1);
        var trained = Learner(name).Train(training, training.Take([]), 1, TrainingWatch.None);
        var narrow = new Examples([1, 2], 2, [0], 3, [0]);
        Assert.Contains("2 columns", Assert.Throws<ArgumentException>(() => trained.Score(narrow, new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("Room for 4", Assert.Throws<ArgumentException>(() => trained.Score(training, new double[4])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_BytesChangedAtRandom_LoadsOrIsRefused(string name)
    {
        var training = Positive(seed: 1);
        var bytes = Written.Graph(Learner(name).Train(training, training.Take([]), 1, TrainingWatch.None), 3).ToByteArray();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var changed = (byte[])bytes.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                ModelGraph.Prepare(GraphProto.Parser.ParseFrom(changed), Written.Names(3)).Run(training[0], new double[3], []);
            }
            catch (InvalidProtocolBufferException)
            {
            }
            catch (ModelFormatException fault) when (fault.InnerException is not ArgumentOutOfRangeException)
            {
            }
            catch (ArgumentException fault) when (fault.GetType() == typeof(ArgumentException))
            {
                // A row that it has no probabilities for.
            }

            return true;
        }));
    }

    private static ILearner Learner(string name) => name switch
    {
        "svm-rbf" => new SvmLearner(new SvmOptions { Penalty = 2, Gamma = 0.3, Preparation = Logarithms }),
        "k-nn" => new NeighbourLearner(new NeighbourOptions { Neighbours = 4, Preparation = Logarithms }),
        _ => new LogisticLearner(new LogisticOptions { Preparation = Logarithms }),
    };

    private static Examples Positive(int seed)
    {
        var rows = Clouds.Make([20, 20, 20], 3, 1, seed);
        return rows with { Features = [.. rows.Features.Select(Math.Exp)] };
    }
}
