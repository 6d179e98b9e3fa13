using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Costs;

/// <summary>Executions, added up: all that any plan bills by, so that a million of them need not be kept.</summary>
/// <param name="Count">How many.</param>
/// <param name="Wall">From beginning to end, the sum.</param>
/// <param name="Cpu">Processor time, the sum.</param>
/// <param name="FlexMilliseconds">What Flex bills for each by itself, the sum; <see cref="FlexPlan.BilledMilliseconds"/>.</param>
public readonly record struct ExecutionTotals(long Count, TimeSpan Wall, TimeSpan Cpu, long FlexMilliseconds)
{
    /// <summary>The totals of a few.</summary>
    public static ExecutionTotals Of(IEnumerable<Execution> executions)
    {
        ArgumentNullException.ThrowIfNull(executions);
        return executions.Aggregate(default(ExecutionTotals), (sum, execution) => sum.Plus(execution.Wall, execution.Cpu));
    }

    /// <summary>With one more.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wall"/> is negative.</exception>
    public ExecutionTotals Plus(TimeSpan wall, TimeSpan cpu) =>
        new(Count + 1, Wall + wall, Cpu + cpu, FlexMilliseconds + FlexPlan.BilledMilliseconds(wall));
}
