using System.CommandLine;
using GenreFunctions.Simulation;

namespace GenreFunctions.Cli.Simulation;

/// <summary>The options for times that nothing here can measure.</summary>
internal sealed class WaitingArguments
{
    private const decimal MostMilliseconds = 600_000;

    private readonly Option<decimal?> _event = NumberOption.Amount(0, 3600, null, "Seconds from an upload's end to its trigger. Default: a guess (1; local 0.05).", "--event-seconds");
    private readonly Option<decimal?> _dispatch = Milliseconds("From the scheduler to an instance, in ms. Default: a guess (30; local 1).", "--dispatch-ms");
    private readonly Option<decimal?> _storage = Milliseconds("A request to storage, in ms. Default: a guess (20; local 5).", "--storage-ms");
    private readonly Option<decimal?> _blob = NumberOption.Amount(0.1m, 100_000, null, "Megabytes a second of one blob. Default: 62.9, as documented (local 200).", "--blob-megabytes");
    private readonly Option<decimal?> _store = Milliseconds("An operation of the result store, in ms. Default: 10, as documented (local 2).", "--store-ms");
    private readonly Option<decimal?> _overhead = Milliseconds("Processor time around an execution, in ms. Default: 5 (docs/scale.md).", "--overhead-ms");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _event, _dispatch, _storage, _blob, _store, _overhead })
            command.Options.Add(option);
    }

    /// <summary>The times that were given.</summary>
    public WaitingOptions Read(ParseResult parse) => new()
    {
        EventSeconds = (double?)parse.GetValue(_event),
        DispatchSeconds = (double?)(parse.GetValue(_dispatch) / 1000),
        StorageSeconds = (double?)(parse.GetValue(_storage) / 1000),
        BlobBytesPerSecond = (double?)(parse.GetValue(_blob) * 1_000_000),
        StoreSeconds = (double?)(parse.GetValue(_store) / 1000),
        OverheadSeconds = (double?)(parse.GetValue(_overhead) / 1000),
    };

    private static Option<decimal?> Milliseconds(string description, string name) => NumberOption.Amount(0, MostMilliseconds, null, description, name);
}
