using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GenreFunctions.Audio.Ffmpeg;

/// <summary>
/// The processor time of another process, while it runs. Once it has ended, nobody can tell any more on Linux: .NET takes its exit code at once, and the
/// kernel forgets it. So it is asked whenever something has come from it, which costs far less than what came. What the process has started is not in it.
/// </summary>
internal static partial class ProcessorClock
{
    // The kernel's own number for "all threads of that process, as they were scheduled"; see clock_getcpuclockid(3).
    private const int Scheduled = 2;

    /// <summary>All processor time so far; <see langword="null"/> when it cannot be told.</summary>
    public static TimeSpan? Read(Process process)
    {
        if (OperatingSystem.IsLinux())
            return Environment.Is64BitProcess && GetTime((~process.Id << 3) | Scheduled, out var time) == 0 ? time.Value : null;
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception fault) when (fault is InvalidOperationException or NotSupportedException or Win32Exception)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        private readonly long _seconds;
        private readonly long _nanoseconds;

        public TimeSpan Value => TimeSpan.FromTicks((_seconds * TimeSpan.TicksPerSecond) + (_nanoseconds / TimeSpan.NanosecondsPerTick));
    }
}
