using System.Globalization;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;
using Setting = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Search.Spaces.NetworkOptions>;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The settings of dense networks.</summary>
internal static class NetworkSpace
{
    /// <summary>Widths and depths that segments' features can make use of; files of any layers may name others.</summary>
    private static readonly string[] Shapes = ["64", "128", "256", "512", "128-64", "256-128", "256-256", "512-256", "128-128-64", "256-128-64", "512-256-128"];

    /// <summary>Two networks that differ in what they do when nobody says, and in whether some songs say when to stop.</summary>
    public static IEnumerable<SearchableLearner> All =>
    [
        Of("mlp", validationShare: 0.1, new NetworkOptions(new LearnerOptions(), new PreparationOptions())),
        Of("mlp-mixed", validationShare: 0, new NetworkOptions(new LearnerOptions { Epochs = 100, Mixup = 1 }, new PreparationOptions { LogColumns = PreparationOptions.LogVariances })),
    ];

    private static SearchableLearner Of(string name, double validationShare, NetworkOptions defaults) => SearchableLearner.Of(
        name,
        validationShare,
        defaults,
        (options, _) => new MlpLearner(options.Network, options.Preparation, name),
        new Setting("hidden", "sizes of the hidden layers", new ChoiceRange(Shapes), of => string.Join('-', of.Network.HiddenSizes), (of, text) => of with { Network = of.Network with { HiddenSizes = Sizes(text) } }),
        Setting.Real("dropout", "share of a hidden layer that is silenced", 0, 0.6, false, of => of.Network.Dropout, (of, value) => of with { Network = of.Network with { Dropout = value } }),
        Setting.Real("rate", "step size at the start", 3e-4, 1e-2, true, of => of.Network.LearningRate, (of, value) => of with { Network = of.Network with { LearningRate = value } }),
        new Setting("batch", "rows a step", new ChoiceRange("32", "64", "128", "256"), of => NumberRange.TextOf(of.Network.BatchSize), (of, text) => of with { Network = of.Network with { BatchSize = Rows(text) } }),
        Setting.Whole("epochs", "rounds over the rows", 20, 300, true, of => of.Network.Epochs, (of, value) => of with { Network = of.Network with { Epochs = value } }),
        Setting.Real("mixup", "mixing of rows", 0, 2, false, of => of.Network.Mixup, (of, value) => of with { Network = of.Network with { Mixup = value } }),
        Setting.Real("smoothing", "certainty taken from the right label", 0, 0.3, false, of => of.Network.LabelSmoothing, (of, value) => of with { Network = of.Network with { LabelSmoothing = value } }),
        Setting.Real("weight-decay", "share of a weight lost in a step of size 1", 1e-3, 1, true, of => of.Network.WeightDecay, (of, value) => of with { Network = of.Network with { WeightDecay = value } }),
        PreparationSetting.Logs<NetworkOptions>(of => of.Preparation, (of, value) => of with { Preparation = value }));

    private static int[] Sizes(string text) => [.. text.Split('-').Select(size => Number(size) ?? throw Setting.Refuse("hidden", text, "sizes like 256-128-64"))];

    private static int Rows(string text) => Number(text) ?? throw Setting.Refuse("batch", text, "a whole number");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
