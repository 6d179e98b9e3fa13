namespace GenreFunctions.Costs.Plans;

/// <summary>
/// Flex Consumption: every execution is billed for at least 1,000 ms and then in steps of 100 ms, times the instance's memory, and by the piece. Executions that
/// share an instance share its time in Azure; here each is billed alone, so this is an upper bound. Source: Azure's page on the Flex Consumption plan.
/// </summary>
public sealed class FlexPlan : BillingPlan
{
    private const long LeastMilliseconds = 1000;
    private const long StepMilliseconds = 100;

    /// <summary>Instances there are. Azure's price list calls 1,024 MB a GB.</summary>
    private static readonly int[] MemorySizesMb = [512, 2048, 4096];

    private readonly decimal _memoryGb;
    private readonly int _alwaysReady;

    /// <summary>The plan for one size of instances.</summary>
    /// <param name="memoryMb">512, 2048 or 4096.</param>
    /// <param name="alwaysReady">Instances that wait for work at any time, and are billed for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such instances.</exception>
    public FlexPlan(int memoryMb = 2048, int alwaysReady = 0)
        : base("flex", billsServices: true)
    {
        if (!MemorySizesMb.Contains(memoryMb))
            throw new ArgumentOutOfRangeException(nameof(memoryMb), memoryMb, $"Flex instances have {string.Join(", ", MemorySizesMb)} MB, not {memoryMb}.");
        ArgumentOutOfRangeException.ThrowIfNegative(alwaysReady);
        _memoryGb = memoryMb / 1024m;
        _alwaysReady = alwaysReady;
    }

    /// <summary>What an execution that took so long is billed for: max(1000, ceil(ms / 100) * 100).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public static long BilledMilliseconds(TimeSpan wall)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wall, TimeSpan.Zero);
        const long StepTicks = StepMilliseconds * TimeSpan.TicksPerMillisecond;
        var steps = (wall.Ticks / StepTicks) + (wall.Ticks % StepTicks > 0 ? 1 : 0);
        return Math.Max(LeastMilliseconds, steps * StepMilliseconds);
    }

    /// <inheritdoc/>
    public override decimal InstanceSeconds(ExecutionTotals executions) => executions.FlexMilliseconds / 1000m;

    internal override IEnumerable<Charge> Executions(ExecutionTotals executions, MeterBasis basis)
    {
        yield return new Charge(ChargeKind.FlexExecutionTime, InstanceSeconds(executions) * _memoryGb, basis);
        yield return new Charge(ChargeKind.FlexExecutions, executions.Count, basis);
    }

    internal override IEnumerable<Charge> Idle(CapacityMeters capacity)
    {
        yield return new Charge(ChargeKind.FlexAlwaysReady, capacity.PeriodSeconds * _alwaysReady * _memoryGb, MeterBasis.Derived);
    }
}
