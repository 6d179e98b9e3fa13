using System.Collections;
using GenreFunctions.Local.Hosting.Azurite;
using GenreFunctions.Local.Hosting.Orchestrations;

namespace GenreFunctions.Local.Hosting;

/// <summary>What the host finds around it. A program takes the real ones; a test that runs several hosts in one process gives each its own.</summary>
internal sealed record HostSurroundings
{
    /// <summary>Where relative paths start.</summary>
    public string CurrentFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Where the program lies, and host.json with it.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = RealEnvironment();

    /// <summary>Where the log and the line that says where the host is up go.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Where functions are looked for; the entry assembly when not given.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>The ports of development storage.</summary>
    public EmulatorPorts DevelopmentPorts { get; init; } = new(10_000, 10_001);

    /// <summary>The first pause before a failed blob or message is tried again; it doubles with every failure.</summary>
    public TimeSpan FirstRetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long running invocations may take to end when the host stops.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes what runs orchestrations.</summary>
    public OrchestrationsFactory Orchestrations { get; init; } = EngineOrchestrations.Create;

    /// <summary>What is done about a start that failed; the real one ends the program.</summary>
    public Action<HostStartException> OnStartFailure { get; init; } = static failure =>
    {
        foreach (var fault in failure.Faults)
            Console.Error.WriteLine(fault);
        System.Environment.Exit(failure.ExitCode);
    };

    private static Dictionary<string, string?> RealEnvironment() =>
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            entry => (string)entry.Key,
            entry => (string?)entry.Value,
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
