using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GenreFunctions.Learning.Search.Songs;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Learning.Search.Log;

/// <summary>
/// What tells one search from another: all that its scores follow from. How many candidates there are is left out on purpose, since more of them begin with the same ones; so are
/// budget and cores.
/// </summary>
internal static class SearchFingerprint
{
    /// <summary>64 bits, as nobody has enough logs to see two alike.</summary>
    private const int Digits = 16;

    /// <summary>Computes it.</summary>
    public static string Of(SearchSongs songs, SearchSpace space, int rungs, long seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Words(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));

        // Another version may learn otherwise.
        Words(typeof(SearchFingerprint).Assembly.GetName().Version!.ToString(3));
        Words(space.Learner.Name);
        Words(space.Learner.Create(new Dictionary<string, string>()).Settings);
        foreach (var setting in space.Settings)
            Words($"{setting.Name} {setting.Range.Words} {setting.Default}");
        Words($"{songs.Protocol} {rungs} {seed}");
        foreach (var name in songs.Table.FileNames)
            Words(name);
        foreach (var label in songs.Table.Labels)
            Words(label);
        hash.AppendData(MemoryMarshal.AsBytes(songs.Table.Features));
        hash.AppendData(MemoryMarshal.AsBytes<int>(songs.Table.AllRows.Labels));
        hash.AppendData(MemoryMarshal.AsBytes<int>(songs.GroupOfSong));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
