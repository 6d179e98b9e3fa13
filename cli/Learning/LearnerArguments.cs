using System.CommandLine;
using System.Globalization;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Cli.Learning;

/// <summary>The options of the network and its training; what is not given is as for the shipped model.</summary>
internal sealed class LearnerArguments
{
    private static readonly LearnerOptions Default = new();

    private readonly Option<int> _epochs = Create("--epochs", Default.Epochs, "Most rounds over the training rows.");
    private readonly Option<int> _patience = Create("--patience", Default.Patience, "Epochs without progress on the validation part before training stops.");
    private readonly Option<int> _batch = Create("--batch", Default.BatchSize, "Rows a step.");
    private readonly Option<double> _rate = Create("--rate", Default.LearningRate, "Step size of Adam at the start.");
    private readonly Option<double> _dropout = Create("--dropout", Default.Dropout, "Share of each hidden layer that is silenced at random.");
    private readonly Option<string> _hidden = Create(
        "--hidden", string.Join('-', Default.HiddenSizes), "Sizes of the hidden layers.");

    private readonly Option<long> _seed = Create("--seed", 1L, "Everything random follows from it.");

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

    private static int[] Sizes(string text) =>
        [.. text.Split('-').Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new WrongUseException($"--hidden is '{text}', but has to be sizes like 256-128-64."))];

    private static Option<T> Create<T>(string name, T byDefault, string description) =>
        new(name) { Description = description, HelpName = name[2..], DefaultValueFactory = _ => byDefault };
}
