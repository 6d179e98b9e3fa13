using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Cli.Learning;

/// <summary>What learns, and the options of the network; what is not given is as for models/gtzan-mlp.onnx.</summary>
internal sealed class LearnerArguments
{
    private static readonly LearnerOptions Default = new();
    private static readonly string[] Names = [.. Learners.All.Select(entry => entry.Name)];

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

    private readonly Option<string> _learner = new("--learner", "-l")
    {
        Description = $"What learns: {string.Join("; ", Learners.All.Select(entry => $"{entry.Name}, {entry.Summary}"))}.",
        HelpName = "name",
        DefaultValueFactory = _ => Learners.Default,
    };

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "What learns and how, instead of --learner: a file that genre search --out has written, or one of the same form.",
        HelpName = "json",
    };

    private readonly Option<double?> _validation = NumberOption.RealIfGiven(
        share => share is >= 0 and <= ProtocolOptions.LargestValidationShare, FormattableString.Invariant($"between 0 and {ProtocolOptions.LargestValidationShare}"),
        "Share of what is learnt from that says when to stop; 0 for none. Default: what the learner needs.", "--validation");

    private readonly Option<long> _seed = NumberOption.Whole(
        long.MinValue, long.MaxValue, () => 1L, "Everything random follows from it.", "--seed");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _learner.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Names.Contains(token.Value))
                result.AddError($"--learner is '{token.Value}', but has to be one of {string.Join(", ", Names)}.");
        });
        _learner.CompletionSources.Add(Names);
        foreach (var option in (Option[])[_learner, .. NetworkOptions, _settings, _validation, _seed])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var learner = result.GetValue(_learner);
            var given = NetworkOptions.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            if (learner is not null && learner != Learners.Default && given is not null)
                result.AddError($"{given.Name} is an option of the learner {Learners.Default}; the learner {learner} has its own settings.");
            if (result.GetResult(_settings) is not null && (given?.Name ?? (result.GetResult(_learner) is { Implicit: false } ? _learner.Name : null)) is { } other)
                result.AddError($"--settings says what learns and how; {other} does not go with it.");
        });
    }

    /// <summary>The seed that was given.</summary>
    public long Seed(ParseResult parse) => parse.GetValue(_seed);

    /// <summary>Whether a learner was named.</summary>
    public bool Given(SymbolResult result) => result.GetResult(_learner) is { Implicit: false } || result.GetResult(_settings) is not null;

    /// <summary>The share of validation rows that was given, or else what the learner needs.</summary>
    /// <exception cref="WrongUseException">The settings cannot be read.</exception>
    public double ValidationShare(ParseResult parse) =>
        parse.GetValue(_validation) ?? Settings(parse)?.Learner.ValidationShare ?? Learners.Find(parse.GetValue(_learner)!).ValidationShare;

    /// <summary>The learner that was asked for.</summary>
    /// <exception cref="WrongUseException">The layers or the settings cannot be read.</exception>
    public ILearner Learner(ParseResult parse)
    {
        if (Settings(parse) is var (learner, values))
            return learner.Create(values);
        var name = parse.GetValue(_learner)!;
        return name == Learners.Default ? new MlpLearner(Network(parse)) : Learners.Find(name).Create();
    }

    private (SearchableLearner Learner, IReadOnlyDictionary<string, string> Values)? Settings(ParseResult parse) =>
        parse.GetValue(_settings) is { } path ? InputFile.Read("settings file", path, SpaceFile.ReadValues, fault => fault is InvalidDataException) : null;

    private LearnerOptions Network(ParseResult parse) => Default with
    {
        Epochs = parse.GetValue(_epochs),
        Patience = parse.GetValue(_patience),
        BatchSize = parse.GetValue(_batch),
        LearningRate = parse.GetValue(_rate),
        Dropout = parse.GetValue(_dropout),
        HiddenSizes = Sizes(parse.GetValue(_hidden)!),
    };

    private Option[] NetworkOptions => [_epochs, _patience, _batch, _rate, _dropout, _hidden];

    private static string Range(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int[] Sizes(string text) =>
        [.. text.Split('-').Select(size =>
            int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= LearnerOptions.LargestLayer
                ? number
                : throw new WrongUseException($"--hidden is '{text}', but has to be sizes between 1 and {LearnerOptions.LargestLayer}, like 256-128-64."))];
}
