namespace GenreFunctions.Functions.Results;

/// <summary>What lists are ordered by; songs that are alike in it are ordered by their identities.</summary>
public enum SongSort
{
    /// <summary>When the song was tagged.</summary>
    Tagged,

    /// <summary>Its confidence; songs without one come last, in either order.</summary>
    Confidence,

    /// <summary>The blob's name, in lower case, character by character.</summary>
    Name,
}
