using System.Security.Cryptography;
using System.Text;

namespace GenreFunctions.Functions.Songs;

/// <summary>
/// Identities that follow from what they name, so that the same news told twice is the same work: the first 128 bits of SHA-256 over the parts, in
/// hexadecimal digits, which may stand in URLs, blob names and document ids alike.
/// </summary>
public static class SongIdentity
{
    // At 20 million songs the chance of any two alike is 6e-25.
    private const int Bytes = 16;

    /// <summary>A song, whatever version of it.</summary>
    public static string OfSong(string container, string name) => Of(container, name);

    /// <summary>The orchestration that tags one version of a song.</summary>
    public static string OfInstance(string container, string name, string eTag) => Of(container, name, eTag.Trim('"'));

    /// <summary>What one model says of one version of a song, within the song.</summary>
    public static string OfVersion(string eTag, string modelId) => Of(eTag.Trim('"'), modelId);

    // Zero bytes lie between the parts; none is in a blob's name.
    private static string Of(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))).AsSpan(0, Bytes));
}
