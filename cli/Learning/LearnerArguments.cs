using System.CommandLine;
using System.Globalization;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Cli.Learning;

/// <summary>The options of the network and its training; what is not given is as for the shipped model.</summary>
internal sealed class LearnerArguments
{
    private static readonly LearnerOptions Default = new();

    private readonly Option<int> _epochs = NumberOption.Whole(1, LearnerOptions.MostEpochs, () => Default.Epochs, "Most rounds over the training rows.", "--epochs");
    private readonly Option<int> _patience = NumberOption.Whole(
        1, int.MaxValue, () => Default.Patience, "Epochs without progress on the validation part before training stops.", "--patience");

    private readonly Option<int> _batch = NumberOption.Whole(1, LearnerOptions.LargestBatch, () => Default.BatchSize, "Rows a step.", "--batch");
    private readonly Option<double> _rate = NumberOption.Real(
        rate => rate is > 0 and <= LearnerOptions.LargestLearningRate, Range($"above 0 and at most {LearnerOptions.LargestLearningRate}"), Default.LearningRate, "Step size of Adam at the start.", "--rate");

    private readonly Option<double> _dropout = NumberOption.Real(
        share => share is >= 0 and <= LearnerOptions.LargestDropout, Range($"between 0 and {LearnerOptions.LargestDropout}"), Default.Dropout, "Share of each hidden layer that is silenced at random.", "--dropout");

    private readonly Option<string> _hidden = new("--hidden")
    {
        Description = "Sizes of the hidden layers.",
        HelpName = "sizes",
        DefaultValueFactory = _ => string.Join('-', Default.HiddenSizes),
    };

    private readonly Option<long> _seed = NumberOption.Whole(
        long.MinValue, long.MaxValue, () => 1L, "Everything random follows from it.", "--seed");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _epochs, _patience, _batch, _rate, _dropout, _hidden, _seed })
            command.Options.Add(option);
    }

    /// <summary>The seed that was given.</summary>
    public long Seed(ParseResult parse) => parse.GetValue(_seed);

    /// <summary>The learner that was asked for.</summary>
    /// <exception cref="WrongUseException">The layers cannot be read.</exception>
    public LearnerOptions Learner(ParseResult parse) => Default with
    {
        Epochs = parse.GetValue(_epochs),
        Patience = parse.GetValue(_patience),
        BatchSize = parse.GetValue(_batch),
        LearningRate = parse.GetValue(_rate),
        Dropout = parse.GetValue(_dropout),
        HiddenSizes = Sizes(parse.GetValue(_hidden)!),
    };

    private static string Range(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int[] Sizes(string text) =>
        [.. text.Split('-').Select(size =>
            int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= LearnerOptions.LargestLayer
                ? number
                : throw new WrongUseException($"--hidden is '{text}', but has to be sizes between 1 and {LearnerOptions.LargestLayer}, like 256-128-64."))];
}
