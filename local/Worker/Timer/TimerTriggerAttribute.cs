using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the clock.</summary>
/// <param name="schedule">A six-field NCRONTAB expression or a time span, or <c>%Setting%</c> that holds one.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>When to start.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the last start is remembered over restarts.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also starts with the host.</summary>
    public bool RunOnStartup { get; set; }
}
