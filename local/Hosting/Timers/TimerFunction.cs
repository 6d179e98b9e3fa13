using GenreFunctions.Local.Hosting.Binding;

namespace GenreFunctions.Local.Hosting.Timers;

/// <summary>A function that the clock starts.</summary>
/// <param name="Function">The function.</param>
/// <param name="Schedule">When.</param>
/// <param name="RunOnStartup">Whether it also starts with the host.</param>
/// <param name="UseMonitor">Whether a start that was missed while the host was down is made up for.</param>
internal sealed record TimerFunction(BoundFunction Function, TimerSchedule Schedule, bool RunOnStartup, bool UseMonitor);
