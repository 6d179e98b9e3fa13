using GenreFunctions.Learning.Preparation;
using GenreFunctions.Learning.Sequences;
using Setting = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Sequences.LstmOptions>;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The settings of the network that reads whole songs.</summary>
internal static class LstmSpace
{
    /// <summary>The learner.</summary>
    public static SearchableLearner Learner => SearchableLearner.Of(
        "lstm",
        validationShare: 0.1,
        new LstmOptions { Preparation = new PreparationOptions { LogColumns = PreparationOptions.LogVariances } },
        (options, _) => new LstmLearner(options),
        Setting.Whole("dense", "units that a segment passes first", 32, 256, true, of => of.DenseSize, (of, value) => of with { DenseSize = value }),
        Setting.Whole("cells", "memory cells of a direction", 16, 192, true, of => of.HiddenSize, (of, value) => of with { HiddenSize = value }),
        Setting.Real("dropout", "share of a layer that is silenced", 0.1, 0.7, false, of => of.Dropout, (of, value) => of with { Dropout = value }),
        Setting.Whole("pieces", "pieces that a song is dealt into at most", 1, 8, false, of => of.MostPieces, (of, value) => of with { MostPieces = value }),
        Setting.Real("rate", "step size at the start", 5e-4, 5e-3, true, of => of.LearningRate, (of, value) => of with { LearningRate = value }),
        Setting.Whole("epochs", "rounds over the rows", 20, 120, true, of => of.Epochs, (of, value) => of with { Epochs = value }),
        PreparationSetting.Logs<LstmOptions>(of => of.Preparation, (of, value) => of with { Preparation = value }));
}
