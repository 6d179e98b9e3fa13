using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Functions.Pages;

/// <summary>A file of the page, held in memory, and compressed when somebody first takes it so. Thread-safe.</summary>
internal sealed class PageFile
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";

    // So many bytes of the hash tell two contents apart for certain.
    private const int TagBytes = 16;

    private readonly PageBody _plain;
    private readonly Lazy<PageBody> _brotli;
    private readonly Lazy<PageBody> _gzip;

    /// <param name="contentType">Content type.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isText">Whether it is worth compressing.</param>
    public PageFile(string contentType, byte[] content, bool isText)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes));
        ContentType = contentType;
        IsText = isText;
        _plain = new PageBody(content, null, $"\"{hash}\"");
        // Optimal and not smallest: a tenth more bytes, for a twentieth of the time that the first visitor of an instance waits.
        _brotli = new Lazy<PageBody>(() => Compress(Brotli, hash, to => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true)));
        _gzip = new Lazy<PageBody>(() => Compress(Gzip, hash, to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)));
    }

    public string ContentType { get; }

    /// <summary>Whether what is sent depends on what the browser takes.</summary>
    public bool IsText { get; }

    /// <summary>The body for a browser that takes these codings.</summary>
    public PageBody For(HttpRequest request)
    {
        if (!IsText)
            return _plain;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        double Weight(string coding) => accepted.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : 0;
        var (brotli, gzip) = (Weight(Brotli), Weight(Gzip));
        return brotli > 0 && brotli >= gzip ? _brotli.Value : gzip > 0 ? _gzip.Value : _plain;
    }

    // What gets no smaller is sent as it is.
    private PageBody Compress(string coding, string hash, Func<Stream, Stream> compressor)
    {
        using var small = new MemoryStream();
        using (var stream = compressor(small))
            stream.Write(_plain.Bytes);
        return small.Length < _plain.Bytes.Length ? new PageBody(small.ToArray(), coding, $"\"{hash}-{coding}\"") : _plain;
    }
}
