namespace GenreFunctions.Costs.Months;

/// <summary>What a month asks of instances, scheduler and logs.</summary>
/// <param name="BusySeconds">Instance time that songs are charged for.</param>
/// <param name="WaitingSeconds">Instance time that is billed while nothing is done; 0 where nobody bills it.</param>
/// <param name="RunsDry">How often the last song ends before the next begins: expected, no whole number.</param>
/// <param name="ScaleDowns">How often the last instance goes away after that; 0 with a minimum, or without a cooldown.</param>
/// <param name="ActionsPerSecond">Actions of the Durable Task Scheduler, on average.</param>
/// <param name="LogBytesPerDay">Bytes of logs a day, on average.</param>
public sealed record MonthUse(
    decimal BusySeconds, decimal WaitingSeconds, double RunsDry, double ScaleDowns, decimal ActionsPerSecond, decimal LogBytesPerDay)
{
    /// <summary>Instances that songs keep busy, on average.</summary>
    public decimal BusyInstances => BusySeconds / BillingMonth.Seconds;

    /// <summary>Instances that are billed, on average.</summary>
    public decimal Instances => (BusySeconds + WaitingSeconds) / BillingMonth.Seconds;
}
