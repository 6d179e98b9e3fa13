using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenreFunctions.Functions.Results;

/// <summary>
/// Where a page ended: after this song. Lists are ordered by (key, song), so the next page is whatever comes after, even when songs were tagged
/// meanwhile. As text it is the key, 16 bytes of song and 4 of checksum, which is over filters, sort and order too: a cursor fits its own query only.
/// </summary>
/// <param name="Key">What the song is ordered by; see <see cref="SongOrdering.KeyOf"/>.</param>
/// <param name="SongId">The song.</param>
internal sealed record SongCursor(object Key, string SongId)
{
    private const int NumberBytes = sizeof(long);
    private const int SongBytes = 16;
    private const int CheckBytes = 4;

    public static SongCursor After(SongSummary song, SongSort sort) => new(SongOrdering.KeyOf(song, sort), song.SongId);

    /// <summary>The query's cursor; <see langword="null"/> when it has none.</summary>
    /// <exception cref="InvalidCursorException">It was not given for this query.</exception>
    public static SongCursor? Of(SongQuery query)
    {
        if (query.Cursor is null)
            return null;
        if (!Base64Url.IsValid(query.Cursor, out var length) || length < SongBytes + CheckBytes || query.Cursor.Length != Base64Url.GetEncodedLength(length))
            throw Invalid();
        var bytes = Base64Url.DecodeFromChars(query.Cursor).AsSpan();
        var place = bytes[..^CheckBytes];
        if (!Check(place, query).SequenceEqual(bytes[^CheckBytes..]))
            throw Invalid();
        var key = place[..^SongBytes];
        if (query.Sort != SongSort.Name && key.Length != NumberBytes)
            throw Invalid();
        return new SongCursor(KeyOf(key, query.Sort), Convert.ToHexStringLower(place[^SongBytes..]));
    }

    /// <summary>As text, for <paramref name="query"/>.</summary>
    public string For(SongQuery query)
    {
        byte[] place = [.. BytesOf(Key), .. Convert.FromHexString(SongId)];
        return Base64Url.EncodeToString([.. place, .. Check(place, query)]);
    }

    private static byte[] BytesOf(object key)
    {
        if (key is string name)
            return Encoding.UTF8.GetBytes(name);
        Debug.Assert(key is long or double, "A list is ordered by times, confidences or names.");
        var bytes = new byte[NumberBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, key is double number ? BitConverter.DoubleToInt64Bits(number) : (long)key);
        return bytes;
    }

    private static object KeyOf(ReadOnlySpan<byte> bytes, SongSort sort) => sort switch
    {
        SongSort.Name => Encoding.UTF8.GetString(bytes),
        SongSort.Confidence => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        _ => BinaryPrimitives.ReadInt64BigEndian(bytes),
    };

    // No secret, and none is needed: whoever forges a cursor may list the songs anyway. It tells mistakes.
    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> place, SongQuery query)
    {
        var list = string.Join(
            '\0', query.Publisher, query.Genre, query.Outcome, Text(query.From), Text(query.To), Text(query.MinConfidence), Text(query.MaxConfidence), query.Sort, query.Order);
        return SHA256.HashData([.. place, .. Encoding.UTF8.GetBytes(list)]).AsSpan(0, CheckBytes);
    }

    private static string? Text(DateTimeOffset? time) => time?.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static InvalidCursorException Invalid() =>
        new("The cursor was not given for this list: take it unchanged from the page before, with the same filters, sort and order, or leave it out to begin anew.");
}
