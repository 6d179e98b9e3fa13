namespace GenreFunctions.Functions.Costs;

/// <summary>Which days are asked about.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one behind the last.</param>
/// <param name="Publisher">Of whom; everybody when <see langword="null"/>.</param>
public sealed record CostRange(DateOnly From, DateOnly To, string? Publisher = null);
