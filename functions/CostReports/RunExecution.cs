using GenreFunctions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>An execution of a function.</summary>
internal sealed record RunExecution(string Function, double WallSeconds, double CpuSeconds, int Attempt, MeterBasis Basis)
{
    public static RunExecution Of(Execution execution) =>
        new(execution.Function, execution.Wall.TotalSeconds, execution.Cpu.TotalSeconds, execution.Attempt, execution.Basis);
}
