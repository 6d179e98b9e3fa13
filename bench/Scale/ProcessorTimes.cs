using GenreFunctions.Tests.Support;

namespace GenreFunctions.Bench.Scale;

/// <summary>What the three processes of a run have computed, over all cores. The uploader is this one.</summary>
internal readonly record struct ProcessorTimes(TimeSpan Service, TimeSpan Emulator, TimeSpan Uploader)
{
    /// <summary>Until now.</summary>
    /// <param name="app">The service; nothing when it is not there yet.</param>
    /// <param name="emulator">The emulator.</param>
    public static ProcessorTimes Now(AppProcess? app, AzuriteServer emulator) =>
        new(app?.ProcessorTime ?? TimeSpan.Zero, emulator.ProcessorTime, Environment.CpuUsage.TotalTime);

    public static ProcessorTimes operator -(ProcessorTimes later, ProcessorTimes earlier) =>
        new(later.Service - earlier.Service, later.Emulator - earlier.Emulator, later.Uploader - earlier.Uploader);
}
