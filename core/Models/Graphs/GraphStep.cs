using GenreFunctions.Models.Operators;

namespace GenreFunctions.Models.Graphs;

/// <summary>An operator, the values it reads, and the one it gives.</summary>
internal sealed record GraphStep(IOperator Operator, GraphValue[] Inputs, GraphValue Output);
