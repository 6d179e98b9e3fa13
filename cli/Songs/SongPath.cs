namespace GenreFunctions.Cli.Songs;

/// <summary>A song that was found.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Its path below the folder that was named, or its name where it was named itself.</param>
internal sealed record SongPath(string Path, string RelativePath);
