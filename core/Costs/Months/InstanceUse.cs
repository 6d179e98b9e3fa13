namespace GenreFunctions.Costs.Months;

/// <summary>What instances do in a month.</summary>
/// <param name="BusySeconds">Instance time that songs are charged for.</param>
/// <param name="WaitingSeconds">Instance time that is billed while nothing is done.</param>
/// <param name="RunsDry">How often the last song ends before the next begins: expected, no whole number.</param>
/// <param name="ScaleDowns">How often the last instance goes away after that; 0 with a minimum, or without a cooldown.</param>
public sealed record InstanceUse(decimal BusySeconds, decimal WaitingSeconds, double RunsDry, double ScaleDowns)
{
    /// <summary>Instances that songs keep busy, on average.</summary>
    public decimal Busy => BusySeconds / BillingMonth.Seconds;

    /// <summary>Instances that are billed, on average.</summary>
    public decimal Billed => (BusySeconds + WaitingSeconds) / BillingMonth.Seconds;
}
