namespace GenreFunctions.Costs.Reconciling;

/// <summary>A row of a bill.</summary>
/// <param name="Day">The day of the charge, in UTC.</param>
/// <param name="Service">The service as Azure calls it.</param>
/// <param name="Cost">What was billed; negative for what was given back.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Category">What kind of charge it is: <see cref="Usage"/>, or a purchase, a tax, a credit, ...</param>
/// <param name="IsSelected">It belongs to what is compared. Others only say which days the bill covers.</param>
public sealed record BilledCharge(DateOnly Day, string Service, decimal Cost, string Currency, string Category = BilledCharge.Usage, bool IsSelected = true)
{
    /// <summary>The only category that an estimate has a counterpart for.</summary>
    public const string Usage = "Usage";
}
