namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told.</summary>
public class TimerInfo
{
    /// <summary>Whether the function starts later than it should have.</summary>
    public bool IsPastDue { get; set; }
}
