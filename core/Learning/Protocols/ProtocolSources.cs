using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>What the protocols need besides the rows, and which can be run with it.</summary>
public sealed record ProtocolSources
{
    /// <summary>The protocols by name, the most flattering first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["report", "songs", "artists", "filtered"];

    /// <summary>For <c>artists</c>.</summary>
    public ArtistIndex? Artists { get; init; }

    /// <summary>For <c>filtered</c>.</summary>
    public SongLists? Lists { get; init; }

    /// <summary>The protocol of a name; <see langword="null"/> where something it needs is not there (<see cref="NeedsOf"/>).</summary>
    /// <exception cref="ArgumentException">There is no such protocol.</exception>
    public IProtocol? Find(string name) => name switch
    {
        "report" => new ReportProtocol(),
        "songs" => new SongsProtocol(),
        "artists" => Artists is null ? null : new ArtistsProtocol(Artists),
        "filtered" => Lists is null ? null : new FilteredProtocol(Lists),
        _ => throw new ArgumentException($"There is no protocol '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>What a protocol needs besides the rows, in words; <see langword="null"/> for nothing.</summary>
    public static string? NeedsOf(string name) => name switch
    {
        "artists" => "an artist index: lines of 'file ::: artist ::: title'",
        "filtered" => "three lists of songs: to learn from, to say when to stop, and to judge by",
        _ => null,
    };
}
