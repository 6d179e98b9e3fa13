namespace GenreFunctions.Functions.Results;

/// <summary>A cursor that the store has not given.</summary>
public sealed class InvalidCursorException(string message) : Exception(message);
