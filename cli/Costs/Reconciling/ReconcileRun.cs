using GenreFunctions.Cli.Costs.Bills;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Costs.Reconciling;

/// <summary>One run of <c>genre costs reconcile</c>.</summary>
/// <param name="Bills">The bill's files.</param>
/// <param name="EstimatePath">The estimate's file, or <see langword="null"/> when <paramref name="Service"/> has it.</param>
/// <param name="Service">Who has the estimate, or <see langword="null"/>.</param>
/// <param name="Filter">Which rows of the bill are compared.</param>
/// <param name="Effective">Take the effective cost.</param>
/// <param name="ExchangeRate">The bill's currency for one unit of the estimate's.</param>
/// <param name="AsJson">One JSON object.</param>
internal sealed record ReconcileRun(
    IReadOnlyList<string> Bills, string? EstimatePath, CostExport? Service, BillFilter Filter, bool Effective, decimal? ExchangeRate, bool AsJson)
{
    /// <summary>Reads, compares and prints.</summary>
    /// <exception cref="WrongUseException">A file cannot be used, the service does not answer, or the two cannot be compared.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var bill = Bill.Of(CostFiles.Read("bill", Bills, file => BillReader.Read(file, Effective, Filter, cancellation)));
            var found = Reconciliation.Of(bill, await EstimateAsync(bill, cancellation).ConfigureAwait(false), ExchangeRate);
            if (AsJson)
                ReconcileJson.Write(Console.Out, found);
            else
                ReconcileText.Write(Console.Out, found);
            if (found.Both.HasBoth)
                return ExitCode.Done;
            Terminal.Tell("No service has an estimate and a bill on the same day, so nothing could be compared.");
            return ExitCode.Incomplete;
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }

    private async Task<Estimate> EstimateAsync(Bill bill, CancellationToken cancellation)
    {
        if (Service is null)
            return Estimate.Of(CostFiles.Read("estimate", [EstimatePath!], file => EstimateReader.Read(file, cancellation)));
        using var rows = await Service.OpenAsync(bill.FirstDay, bill.LastDay, cancellation).ConfigureAwait(false);
        return Estimate.Of(CostFiles.Read(Service.Name, EstimateReader.Read(rows, cancellation)));
    }
}
