using GenreFunctions.Features;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// What found most on songs with shares of listeners (Emotify, 400 songs, 10 folds): a kernel and networks, both on songs' statistics, averaged. The kernel alone learns the shares best, the networks
/// the genre; random halves of songs help both.
/// </summary>
public static class SongMoodLearner
{
    /// <summary>More networks than this change the third digit.</summary>
    private const int Networks = 4;

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
        return new TagEnsemble(
            [new SongStatistics(kernel, restless), .. Enumerable.Repeat(new SongStatistics(network, halves), Networks)],
            [1, .. Enumerable.Repeat(1.0 / Networks, Networks)]);
    }
}
