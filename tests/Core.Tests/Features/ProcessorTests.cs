using System.Diagnostics;
using System.Globalization;

namespace GenreFunctions.Tests.Features;

/// <summary>
/// The whole pipeline on lesser processors than this machine's: in processes of their own, where the runtime is told not to use what it has.
/// The widths of vectors alone are tested everywhere else; here the instructions behind them are others too.
/// </summary>
public sealed class ProcessorTests
{
    /// <summary>The first variable is called so since .NET 10.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "Lanes256")]
    [InlineData("DOTNET_EnableAVX2", "Lanes256")]
    [InlineData("DOTNET_EnableHWIntrinsic", "ScalarLane")]
    public async Task Extract_OnALesserProcessor_EqualsLibrosaAndResamplesToTheSameBits(string switchedOff, string lanes)
    {
        var lines = await RunAsync(switchedOff);

        Assert.Equal(lanes, lines[0]);
        Assert.Equal(ParityProgram.RatesHz.Select(ParityProgram.Resampled), lines[1..4]);
        Assert.Equal(SyntheticSignals.Names, lines[4..].Select(line => line.Split(',')[0]));
        foreach (var cells in lines[4..].Select(line => line.Split(',')))
            LibrosaFeatures.AssertEqual(cells[0], [.. cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))]);
    }

    private static async Task<string[]> RunAsync(string switchedOff)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(ParityProgram).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
