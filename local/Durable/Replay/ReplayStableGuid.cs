using System.Security.Cryptography;
using System.Text;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>Identities that are a function of a name: SHA-256, cut to 16 bytes, marked as RFC 9562 version 8.</summary>
internal static class ReplayStableGuid
{
    public static Guid Of(string name)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
