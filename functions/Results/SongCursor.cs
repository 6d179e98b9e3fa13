using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenreFunctions.Functions.Results;

/// <summary>
/// Where a page ended: after this song. Lists are ordered by (tagged, song), both falling, so the next page is whatever comes after, even when
/// songs were tagged meanwhile. As text it is 24 bytes of place and 4 of checksum, which is over the filters too: a cursor fits its own query only.
/// </summary>
/// <param name="TaggedTicks">When the song was tagged, in ticks of UTC.</param>
/// <param name="SongId">The song.</param>
internal sealed record SongCursor(long TaggedTicks, string SongId)
{
    private const int PlaceBytes = 24;
    private const int CheckBytes = 4;

    public static SongCursor After(SongSummary song) => new(song.TaggedAt.UtcTicks, song.SongId);

    /// <summary>The query's cursor; <see langword="null"/> when it has none.</summary>
    /// <exception cref="InvalidCursorException">It was not given for this query.</exception>
    public static SongCursor? Of(SongQuery query)
    {
        if (query.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[PlaceBytes + CheckBytes];
        if (query.Cursor.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(query.Cursor, out var length) || length != bytes.Length)
            throw Invalid();
        Base64Url.DecodeFromChars(query.Cursor, bytes);
        var place = bytes[..PlaceBytes];
        if (!Check(place, query).SequenceEqual(bytes[PlaceBytes..]))
            throw Invalid();
        return new SongCursor(BinaryPrimitives.ReadInt64BigEndian(place), Convert.ToHexStringLower(place[sizeof(long)..]));
    }

    /// <summary>As text, for <paramref name="query"/>.</summary>
    public string For(SongQuery query)
    {
        Span<byte> bytes = stackalloc byte[PlaceBytes + CheckBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, TaggedTicks);
        Convert.FromHexString(SongId).CopyTo(bytes[sizeof(long)..]);
        Check(bytes[..PlaceBytes], query).CopyTo(bytes[PlaceBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    // No secret, and none is needed: whoever forges a cursor may list the songs anyway. It tells mistakes.
    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> place, SongQuery query)
    {
        var filters = string.Join('\0', query.Publisher, query.Genre, query.Outcome, Ticks(query.From), Ticks(query.To));
        return SHA256.HashData([.. place, .. Encoding.UTF8.GetBytes(filters)]).AsSpan(0, CheckBytes);
    }

    private static string? Ticks(DateTimeOffset? time) => time?.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static InvalidCursorException Invalid() =>
        new("The cursor was not given for this list: take it unchanged from the page before, with the same filters, or leave it out to begin anew.");
}
