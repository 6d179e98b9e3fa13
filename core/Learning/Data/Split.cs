namespace GenreFunctions.Learning.Data;

/// <summary>Which rows are learnt from, which say when to stop, and which are kept to judge by. No row is in two parts, and each part is in ascending order.</summary>
/// <param name="Training">Rows that are learnt from.</param>
/// <param name="Validation">Rows that say when to stop; carved out of what is not kept to judge by. May be none.</param>
/// <param name="Test">Rows that the training has seen nothing of.</param>
public sealed record Split(int[] Training, int[] Validation, int[] Test);
