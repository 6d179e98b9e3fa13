using System.CommandLine;

namespace GenreFunctions.Cli.Costs;

/// <summary><c>genre costs</c>: what tagging costs.</summary>
internal static class CostsCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create() =>
        new ExampleCommand("costs", "What tagging songs costs.", "genre costs case --plan flex") { CaseCommand.Create(), EveryPlan.PlansCommand.Create(), Months.MonthsCommand.Create(), Reconciling.ReconcileCommand.Create() };
}
