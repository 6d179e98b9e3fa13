namespace GenreFunctions.Costs.Plans;

/// <summary>Where songs are tagged, and by what rule that is billed. Immutable.</summary>
public abstract class BillingPlan
{
    private protected BillingPlan(string name, bool billsServices) => (Name, BillsServices) = (name, billsServices);

    /// <summary>What the plan is called: <c>flex</c>.</summary>
    public string Name { get; }

    /// <summary>Storage, database, events and telemetry are billed as well. Not so on a machine of one's own, where they run beside the rest.</summary>
    public bool BillsServices { get; }

    /// <summary>How long an instance without work runs on before it goes; 0 where that is billed to nobody.</summary>
    public virtual decimal CooldownSeconds => 0;

    /// <summary>Instance time that executions are charged for.</summary>
    public decimal InstanceSeconds(IReadOnlyCollection<Execution> executions) => InstanceSeconds(ExecutionTotals.Of(executions));

    /// <summary>Instance time that executions are charged for.</summary>
    public abstract decimal InstanceSeconds(ExecutionTotals executions);

    /// <summary>What executions are charged.</summary>
    internal IEnumerable<Charge> Executions(IReadOnlyCollection<Execution> executions) => Executions(ExecutionTotals.Of(executions), BasisOf(executions));

    /// <summary>What executions are charged.</summary>
    internal abstract IEnumerable<Charge> Executions(ExecutionTotals executions, MeterBasis basis);

    /// <summary>What is charged for instances that wait.</summary>
    internal abstract IEnumerable<Charge> Idle(CapacityMeters capacity);

    private protected static decimal Seconds(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerSecond;

    /// <summary>A sum is counted when all of it is.</summary>
    private static MeterBasis BasisOf(IReadOnlyCollection<Execution> executions) =>
        executions.All(execution => execution.Basis == MeterBasis.Counted) ? MeterBasis.Counted : MeterBasis.Derived;
}
