namespace GenreFunctions.Cli;

/// <summary>Whoever read standard output has had enough, as <c>head</c> does: no reason to complain, and none to go on.</summary>
internal sealed class ReaderGoneException() : Exception("Nobody reads standard output any more.");
