using GenreFunctions.Features;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// What found most on songs with shares of listeners (Emotify, 400 songs, 10 folds): a kernel and networks, both on songs' statistics, and networks on segments, averaged; and for the genre,
/// support vectors that hear every segment by itself. For the shares the three err differently; for the genre networks of songs and support vectors of segments do. Random halves of songs help.
/// </summary>
public static class SongMoodLearner
{
    /// <summary>More networks of songs than this change the third digit.</summary>
    private const int Networks = 4;

    /// <summary>Networks of segments, which have more rows to learn from and vary less.</summary>
    private const int SegmentNetworks = 3;

    /// <summary>What the support vectors count beside the networks of songs together: 2 found half a point more of the genres than 1, which found a point and a half more than none.</summary>
    private const double SegmentsWeight = 2;

    /// <summary>Makes it, for segments of the 57 features.</summary>
    public static IMultiLabelLearner Create()
    {
        var restless = new SongStatisticsOptions { LogColumns = PreparationOptions.LogVariances, Steps = true, Draws = 1 };
        var kernel = new KernelRidge(new KernelRidgeOptions
        {
            Preparation = new PreparationOptions { LogColumns = restless.PositiveColumns(FeatureSchema.Count) },
            // Neighbours reach further than 1 / columns would have it: most columns say little.
            Gamma = 0.6 / restless.ColumnsOf(FeatureSchema.Count),
            Ridge = 1,
            LearnClasses = false,
        });
        var halves = new SongStatisticsOptions { Draws = 6 };
        var network = new MultiLabelMlp(new MultiLabelMlpOptions
        {
            Preparation = new PreparationOptions { LogColumns = [.. PreparationOptions.LogVariances, .. halves.PositiveColumns(FeatureSchema.Count)] },
            HiddenSizes = [64],
            Dropout = 0.5,
            ClassWeight = 0.3,
            Epochs = 60,
        });
        // A song's segments are no independent witnesses, so a smoother border than for single segments.
        var segments = new ClassVoice(new SvmLearner(new SvmOptions { Penalty = 3, Gamma = 0.02, Preparation = new PreparationOptions { LogColumns = PreparationOptions.LogVariances } }));
        return new TagEnsemble(
            [new SongStatistics(kernel, restless), .. Enumerable.Repeat(new SongStatistics(network, halves), Networks), .. Enumerable.Repeat(new MultiLabelMlp(MoodTrainingOptions.ForSegments), SegmentNetworks), segments],
            [1, .. Enumerable.Repeat(1.0 / Networks, Networks), .. Enumerable.Repeat(1.0 / SegmentNetworks, SegmentNetworks), SegmentsWeight]);
    }
}
