namespace GenreFunctions.Learning.Margins;

/// <summary>What the solver found for two labels.</summary>
/// <param name="Coefficients">Of every row: its multiplier, with the sign of its label.</param>
/// <param name="Bias">What is added to a decision.</param>
/// <param name="Decisions">The decision on every row, rows left out included: sum of coefficients times kernels, plus bias.</param>
/// <param name="Objective">The dual objective, sum |coefficient| - 1/2 sum coefficient_s coefficient_t K_st: the most there is when solved exactly.</param>
/// <param name="Gap">By how much the conditions of Karush, Kuhn and Tucker are still broken: at most the tolerance when it converged.</param>
/// <param name="Converged">Whether it came within the tolerance before the steps ran out.</param>
internal sealed record SmoSolution(double[] Coefficients, double Bias, double[] Decisions, double Objective, double Gap, bool Converged);
