namespace GenreFunctions.Costs.Plans;

/// <summary>
/// A machine of one's own, which costs the same in every hour. A song is charged the processor time of its executions, shared out over the cores; the rest of
/// the hour is idle. Storage and database are part of the machine.
/// </summary>
public sealed class LocalPlan : InstancePlan
{
    private readonly int _cores;

    /// <summary>The plan for a machine.</summary>
    /// <param name="cores">Cores of the machine, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It has no core.</exception>
    public LocalPlan(int cores = 1)
        : base("local", billsServices: false, minimumInstances: 1, sideBySide: 1, cooldownSeconds: 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        _cores = cores;
    }

    /// <summary>Processor time of the executions, divided by the cores.</summary>
    public override decimal InstanceSeconds(ExecutionTotals executions) => Seconds(executions.Cpu) / _cores;

    private protected override IEnumerable<Charge> Instances(decimal seconds, MeterBasis basis)
    {
        yield return new Charge(ChargeKind.LocalMachine, seconds, basis);
    }
}
