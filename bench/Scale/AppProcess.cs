using System.Diagnostics;
using System.Globalization;

namespace GenreFunctions.Bench.Scale;

/// <summary>The functions app on the embedded host, as a process of its own.</summary>
internal sealed class AppProcess : IDisposable
{
    private const string UpLine = "GenreFunctions is up at ";
    private static readonly TimeSpan UpLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private AppProcess(Process process, Uri address, DateTimeOffset started)
    {
        _process = process;
        Address = address;
        UpAt = DateTimeOffset.UtcNow;
        UpAfter = UpAt - started;
    }

    /// <summary>When it said that it is up.</summary>
    public DateTimeOffset UpAt { get; }

    /// <summary>From the start of its process until then.</summary>
    public TimeSpan UpAfter { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Processor time it has taken, over all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Most memory it has had: VmHWM, the peak of its resident set.</summary>
    public long PeakMemoryBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<AppProcess> StartAsync(string programPath, string storage, string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [programPath, "--data", dataFolder, "--port", "0"]) { RedirectStandardOutput = true, WorkingDirectory = dataFolder };
        start.Environment["AudioStorage"] = storage;
        start.Environment["AzureWebJobsStorage"] = storage;
        var started = DateTimeOffset.UtcNow;
        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(UpLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (!line.StartsWith(UpLine, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new AppProcess(process, new Uri(line[UpLine.Length..].Split(' ', 2)[0]), started);
        }

        throw new InvalidOperationException("The app ended before it was up; what it said is above.");
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            kill.WaitForExit();
        if (!_process.WaitForExit(DrainLimit))
            _process.Kill();
        _process.Dispose();
    }
}
