using System.Globalization;

namespace GenreFunctions.Cli.Costs;

/// <summary>Processor time of this process and of the programs that it has run, such as ffmpeg.</summary>
internal static class ProcessorTime
{
    /// <summary>Linux counts in hundredths of a second wherever .NET runs.</summary>
    private const long TicksPerCount = TimeSpan.TicksPerSecond / 100;

    /// <summary>Where /proc/self/stat has the time of ended children, counted behind the program's name: cutime and cstime. Source: proc_pid_stat(5).</summary>
    private const int FirstOfChildren = 13;

    /// <summary>Since the program began. On other systems than Linux, what other programs took is not in it.</summary>
    public static TimeSpan Total => Environment.CpuUsage.TotalTime + Children;

    /// <summary>True where the time of other programs is known.</summary>
    public static bool KnowsChildren => OperatingSystem.IsLinux();

    private static TimeSpan Children
    {
        get
        {
            if (!KnowsChildren)
                return TimeSpan.Zero;
            var text = File.ReadAllText("/proc/self/stat");
            // The name is in brackets and may have blanks and brackets itself.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromTicks(
                (long.Parse(fields[FirstOfChildren], CultureInfo.InvariantCulture) + long.Parse(fields[FirstOfChildren + 1], CultureInfo.InvariantCulture)) * TicksPerCount);
        }
    }
}
