using System.CommandLine;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>The options that say how rows are divided, and the lists that some protocols need.</summary>
internal sealed class ProtocolArguments
{
    /// <summary>All of which the lists are there.</summary>
    public const string All = "all";

    /// <summary>What <c>report</c> was called before there were others.</summary>
    private const string FormerReport = "segments";

    /// <summary>More divisions tell nothing new, and each takes a training.</summary>
    private const int MostSeeds = 100;

    private const string ArtistsName = "artist_index.txt";
    private const string TrainName = "train_filtered.txt";
    private const string ValidationName = "valid_filtered.txt";
    private const string TestName = "test_filtered.txt";

    private static readonly string[] Names = [.. ProtocolSources.Names, All];

    private readonly Option<string?> _protocol = new("--protocol", "-p")
    {
        Description = "report: random segments, as many reports divide; leaky. songs: five folds of songs. artists: five folds of artists. filtered: fixed lists. all: side by side.",
        HelpName = string.Join('|', Names),
    };

    private readonly Option<int?> _seeds = NumberOption.WholeIfGiven(1, MostSeeds, "How often everything is done, seed by seed. Default: 5 for report and filtered, 1 for the others.", "--seeds");
    private readonly Option<string?> _splits = File("--splits", $"Folder with {ArtistsName}, {TrainName}, {ValidationName} and {TestName}, or some of them.", "folder");
    private readonly Option<string?> _artists = File("--artists", "Artist index, lines of 'file ::: artist ::: title'.", "file");
    private readonly Option<string?> _train = File("--train-list", "For filtered: songs to learn from, a file name a line.", "file");
    private readonly Option<string?> _valid = File("--validation-list", "For filtered: songs that say when to stop.", "file");
    private readonly Option<string?> _test = File("--test-list", "For filtered: songs to judge by.", "file");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _protocol.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Names.Contains(token.Value) && token.Value != FormerReport)
                result.AddError($"--protocol is '{token.Value}', but has to be {string.Join(", ", Names[..^1])} or {Names[^1]}.");
        });
        _protocol.CompletionSources.Add(Names);
        command.Options.Add(_protocol);
        command.Options.Add(_seeds);
        AddListsTo(command);
    }

    /// <summary>Adds those that name lists, for a command that asks for the protocol in its own way.</summary>
    public void AddListsTo(Command command)
    {
        foreach (var option in new Option[] { _splits, _artists, _train, _valid, _test })
            command.Options.Add(option);
    }

    /// <summary>Whether a protocol was asked for.</summary>
    public bool Given(System.CommandLine.Parsing.SymbolResult result) => result.GetResult(_protocol) is not null;

    /// <summary>The protocols that were asked for by name: one, or all, as without a name.</summary>
    public IReadOnlyList<string> Protocols(ParseResult parse) => parse.GetValue(_protocol) switch
    {
        null or All => ProtocolSources.Names,
        FormerReport => ["report"],
        var name => [name],
    };

    /// <summary>Whether one protocol was asked for by name.</summary>
    public bool IsSingle(ParseResult parse) => Protocols(parse).Count == 1;

    /// <summary>The one protocol that was asked for.</summary>
    /// <exception cref="WrongUseException">All were asked for, or something that it needs was not named.</exception>
    public IProtocol Single(ParseResult parse)
    {
        if (Protocols(parse) is not [var name])
            throw new WrongUseException($"--protocol is {All}, but has to be one of {string.Join(", ", ProtocolSources.Names)} here.");
        return Sources(parse).Find(name) ?? throw Lacking(name);
    }

    /// <summary>What is wrong where a protocol lacks something.</summary>
    public static WrongUseException Lacking(string protocol) => new($"The protocol {protocol} needs {Hint(protocol)}.");

    /// <summary>Seeds and validation part.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="seed">The first seed.</param>
    /// <param name="validationShare">Share of the validation part.</param>
    public ProtocolOptions Options(ParseResult parse, long seed, double validationShare) =>
        new() { Seed = seed, Seeds = parse.GetValue(_seeds), ValidationShare = validationShare };

    /// <summary>Reads the lists that were named, and those of the folder.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="beside">The folder to look into where no list and no folder was named; <see langword="null"/> for none.</param>
    /// <exception cref="WrongUseException">A file that was named is not there, or is no such list; or some of the three lists are missing.</exception>
    public ProtocolSources Sources(ParseResult parse, Func<string?>? beside = null)
    {
        var anyNamed = new[] { _splits, _artists, _train, _valid, _test }.Any(option => parse.GetValue(option) is not null);
        var folder = anyNamed ? parse.GetValue(_splits) : beside?.Invoke();
        if (folder is not null && !Directory.Exists(folder))
            throw new WrongUseException($"There is no folder '{folder}'.");
        var artists = Find(parse.GetValue(_artists), folder, ArtistsName);
        string?[] lists = [Find(parse.GetValue(_train), folder, TrainName), Find(parse.GetValue(_valid), folder, ValidationName), Find(parse.GetValue(_test), folder, TestName)];
        if (lists.Any(list => list is not null) && lists.Any(list => list is null))
            throw new WrongUseException("The protocol filtered needs three lists; name them with --train-list, --validation-list and --test-list, or with --splits.");
        return new ProtocolSources
        {
            Artists = artists is null ? null : InputFile.ReadText("artist index", artists, ArtistIndex.Read),
            Lists = lists is [{ } train, { } valid, { } test] ? new SongLists(ReadList(train), ReadList(valid), ReadList(test)) : null,
        };
    }

    /// <summary>What to name for a protocol that lacks something.</summary>
    public static string Hint(string protocol) => protocol switch
    {
        "artists" => $"{ProtocolSources.NeedsOf(protocol)} (--artists file, or --splits folder with {ArtistsName})",
        _ => $"{ProtocolSources.NeedsOf(protocol)} (--train-list, --validation-list, --test-list, or --splits folder with {TrainName}, {ValidationName}, {TestName})",
    };

    private static string? Find(string? named, string? folder, string name) =>
        named ?? (folder is not null && System.IO.File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : null);

    private static IReadOnlyList<string> ReadList(string path) => InputFile.ReadText("song list", path, SongList.Read);

    private static Option<string?> File(string name, string description, string kind)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = kind };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError($"{name} is empty; it has to be the name of a {kind}.");
        });
        return option;
    }
}
