using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GenreFunctions.Functions.Metering;

/// <summary>The processor time of the thread that asks: it stands still while the thread waits, and while others have its core. Thread-safe.</summary>
internal static class ThreadClock
{
    // CLOCK_THREAD_CPUTIME_ID of <time.h>.
    private const int LinuxThread = 3, AppleThread = 16;

    private static readonly Func<TimeSpan>? Clock = Find();

    /// <summary>Whether it shows processor time. Where no system call tells that, it shows the time of day, which is never less.</summary>
    public static bool IsProcessorTime => Clock is not null;

    /// <summary>Time since some moment, the same one for all calls of a thread. Never fails.</summary>
    public static TimeSpan Now => Clock?.Invoke() ?? Stopwatch.GetElapsedTime(0);

    private static Func<TimeSpan>? Find()
    {
        Func<TimeSpan> clock = OperatingSystem.IsWindows() ? Windows : OperatingSystem.IsMacOS() ? Apple : Linux;
        try
        {
            // No thread comes here without having worked; only the steps of Windows may be too large to show it.
            return OperatingSystem.IsWindows() || clock() > TimeSpan.Zero ? clock : null;
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static TimeSpan Linux() => GetTime(LinuxThread, out var time) == 0 ? time.Value : TimeSpan.Zero;

    private static TimeSpan Apple() => GetTime(AppleThread, out var time) == 0 ? time.Value : TimeSpan.Zero;

    // Steps of some 15 ms: a short stretch counts as nothing or as a step, which evens out over songs.
    private static TimeSpan Windows() => GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user) ? TimeSpan.FromTicks(kernel + user) : TimeSpan.Zero;

    // Every argument is as it is in memory, so that no code has to be generated to pass it.
#pragma warning disable SYSLIB1054
    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetCurrentThread();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetThreadTimes(nint thread, out long created, out long ended, out long kernel, out long user);
#pragma warning restore SYSLIB1054

    // As wide as the machine's pointers, as a long of C is there.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        private readonly nint _seconds;
        private readonly nint _nanoseconds;

        public TimeSpan Value => TimeSpan.FromTicks((_seconds * TimeSpan.TicksPerSecond) + (_nanoseconds / TimeSpan.NanosecondsPerTick));
    }
}
