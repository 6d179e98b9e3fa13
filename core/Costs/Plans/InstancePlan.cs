namespace GenreFunctions.Costs.Plans;

/// <summary>
/// A plan that bills instances for as long as they run, whatever they do. A song is charged the instance time of its executions; what runs beyond that belongs
/// to no song and is idle.
/// </summary>
public abstract class InstancePlan : BillingPlan
{
    private readonly int _sideBySide;

    private protected InstancePlan(string name, bool billsServices, int minimumInstances, int sideBySide, decimal cooldownSeconds)
        : base(name, billsServices)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumInstances);
        ArgumentOutOfRangeException.ThrowIfLessThan(sideBySide, 1);
        MinimumInstances = minimumInstances;
        _sideBySide = sideBySide;
        CooldownSeconds = cooldownSeconds;
    }

    /// <summary>Instances that run at any time.</summary>
    public int MinimumInstances { get; }

    /// <inheritdoc/>
    public sealed override decimal CooldownSeconds { get; }

    /// <summary>Wall time of the executions, divided by how many an instance runs side by side.</summary>
    public override decimal InstanceSeconds(ExecutionTotals executions) => Seconds(executions.Wall) / _sideBySide;

    /// <summary>What instances cost that work.</summary>
    private protected abstract IEnumerable<Charge> Instances(decimal seconds, MeterBasis basis);

    /// <summary>What instances cost that wait; as much as others, unless the plan says otherwise.</summary>
    /// <param name="minimumSeconds">Of the minimum that always runs.</param>
    /// <param name="furtherSeconds">Of others, which have not gone yet.</param>
    /// <param name="basis">How the times are known.</param>
    private protected virtual IEnumerable<Charge> IdleInstances(decimal minimumSeconds, decimal furtherSeconds, MeterBasis basis) =>
        Instances(minimumSeconds + furtherSeconds, basis);

    internal sealed override IEnumerable<Charge> Executions(ExecutionTotals executions, MeterBasis basis) => Instances(InstanceSeconds(executions), basis);

    internal sealed override IEnumerable<Charge> Idle(CapacityMeters capacity)
    {
        // The minimum is billed even when somebody has seen less of it.
        var minimum = MinimumInstances * capacity.PeriodSeconds;
        var running = capacity.RunningSeconds ?? (capacity.BusySeconds + capacity.WaitedSeconds + (capacity.ScaleDowns * CooldownSeconds));
        var basis = capacity.RunningSeconds >= minimum ? MeterBasis.Counted : MeterBasis.Derived;
        var waiting = Math.Max(0, Math.Max(running, minimum) - capacity.BusySeconds);
        // Songs are taken to have run on the minimum: it costs the least while it waits, so this is the upper side.
        var ofMinimum = Math.Min(waiting, Math.Max(0, minimum - capacity.BusySeconds));
        return IdleInstances(ofMinimum, waiting - ofMinimum, basis);
    }
}
