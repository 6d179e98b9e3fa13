using System.Runtime.InteropServices;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>What is measured on, and with.</summary>
/// <param name="Processor">The processor's name as the system has it, without what could steer a terminal.</param>
/// <param name="Cores">Processors that this program may use.</param>
/// <param name="Lanes">Numbers side by side in the vectors that the features are computed with: 16, 8 or 1.</param>
/// <param name="Runtime">The .NET that runs it.</param>
/// <param name="OperatingSystem">The system.</param>
/// <param name="Architecture">The kind of processor the program was compiled for.</param>
/// <param name="Version">Version of genre.</param>
/// <param name="FeatureSchema">Identity of the features.</param>
/// <param name="IsOptimised">False for a build for debugging, which is slower.</param>
internal sealed record MachineDescription(
    string Processor, int Cores, int Lanes, string Runtime, string OperatingSystem, string Architecture, string Version, string FeatureSchema, bool IsOptimised)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>This machine.</summary>
    public static MachineDescription Here() => new(
        Terminal.Printable(ProcessorName()),
        Environment.ProcessorCount,
        new FeatureExtractor().LaneCount,
        RuntimeInformation.FrameworkDescription,
        Terminal.Printable(RuntimeInformation.OSDescription),
        RuntimeInformation.ProcessArchitecture.ToString(),
        typeof(GenreProgram).Assembly.GetName().Version!.ToString(3),
        GenreFunctions.Features.FeatureSchema.Id,
        Costs.SongMeasurement.IsOptimised);

    /// <summary>From the text of Linux's /proc/cpuinfo; ARM processors mostly have no name there.</summary>
    internal static string? NameIn(string text) => text.Split('\n')
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() is "model name" or "Model" or "Hardware")
        .Select(parts => parts[1].Trim())
        .FirstOrDefault(name => name.Length > 0);

    private static string ProcessorName()
    {
        const string Unknown = "a processor whose name the system does not tell";
        try
        {
            if (System.OperatingSystem.IsWindows())
                return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? Unknown;
            return (System.OperatingSystem.IsMacOS() ? MacProcessor.Name() : NameIn(File.ReadAllText(ProcessorFile))) ?? Unknown;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unknown;
        }
    }
}
