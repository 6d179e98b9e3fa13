namespace GenreFunctions.Infra.Tests;

/// <summary>A line of a file; the file as from the repository's root.</summary>
internal readonly record struct Place(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
