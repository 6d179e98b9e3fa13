using System.Diagnostics;
using System.Globalization;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>Says which process an emulator is, for the host that starts after a kill.</summary>
/// <param name="path">The file.</param>
internal sealed class EmulatorProcessFile(string path)
{
    // The system's clock ticks coarser than the time that is written down.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    // Without its host an emulator ends by itself, after it has written its files.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Write(Process process) =>
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime.ToUniversalTime():O}"));

    public void Delete() => File.Delete(path);

    /// <summary>Waits until an emulator that lost its host has ended, and ends it if it does not.</summary>
    public void EndOrphan()
    {
        using var orphan = Find();
        if (orphan is not null && !orphan.WaitForExit(Patience))
        {
            orphan.Kill(entireProcessTree: true);
            orphan.WaitForExit();
        }

        Delete();
    }

    // A number alone may be another process by now; number and start together are not.
    private Process? Find()
    {
        if (!File.Exists(path) || File.ReadAllText(path).Split(' ') is not [var number, var start]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, out var started))
        {
            return null;
        }

        Process? process = null;
        try
        {
            process = Process.GetProcessById(id);
            if (process.ProcessName.Contains("node", StringComparison.OrdinalIgnoreCase) && (process.StartTime.ToUniversalTime() - started).Duration() < SameStart)
                return process;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }

        process?.Dispose();
        return null;
    }
}
