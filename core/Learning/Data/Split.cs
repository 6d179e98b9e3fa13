namespace GenreFunctions.Learning.Data;

/// <summary>Which rows are learnt from, which say when to stop, and which are kept to judge by. No row is in two parts.</summary>
/// <param name="Training">Rows the weights are fitted to.</param>
/// <param name="Validation">Rows that choose the epoch; carved out of what is not kept to judge by.</param>
/// <param name="Test">Rows neither the weights nor the epoch have seen.</param>
internal sealed record Split(int[] Training, int[] Validation, int[] Test);
