using System.Buffers;
using System.Diagnostics;
using System.Net.Http.Headers;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace GenreFunctions.Functions.Storage;

/// <summary>
/// Reads one version of a blob, a stretch at a time: most songs are one or two of them. The first one says how long the blob is, so that nobody has to ask for that
/// before. Seekable; used by one caller at a time.
/// </summary>
internal sealed class BlobVersionStream : Stream
{
    /// <summary>What is read at a time. <c>MeasuredSong</c> in core counts on it.</summary>
    public const int BytesPerRead = 4 * 1024 * 1024;

    private const int OutOfRange = 416;

    private readonly BlobClient _blob;
    private readonly BlobRequestConditions _version;
    private readonly CancellationToken _cancellation;
    private byte[] _stretch = [];
    private long _stretchStart;
    private int _stretchLength;
    private long _length;
    private long _position;
    private bool _isDisposed;

    private BlobVersionStream(BlobClient blob, string eTag, CancellationToken cancellation)
    {
        _blob = blob;
        _version = new BlobRequestConditions { IfMatch = new ETag(eTag) };
        _cancellation = cancellation;
    }

    /// <inheritdoc/>
    public override bool CanRead => !_isDisposed;

    /// <inheritdoc/>
    public override bool CanSeek => !_isDisposed;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    // From the position on.
    private int Ahead => (int)Math.Min(_length - _position, BytesPerRead);

    private bool IsFetched => _position >= _stretchStart && _position < _stretchStart + _stretchLength;

    /// <summary>Opens it, its beginning read.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="eTag">Its version.</param>
    /// <param name="cancellation">Calls this and all reading off.</param>
    /// <exception cref="RequestFailedException">There is another version (412) or none (404), or storage refused, is busy or could not be reached; reading throws it too.</exception>
    public static async Task<Stream> OpenAsync(BlobClient blob, string eTag, CancellationToken cancellation)
    {
        var stream = new BlobVersionStream(blob, eTag, cancellation);
        try
        {
            await stream.BeginAsync();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_position >= Length || buffer.IsEmpty)
            return 0;
        if (!IsFetched)
            Fetch();
        return Take(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_position >= Length || buffer.IsEmpty)
            return 0;
        if (!IsFetched)
            await FetchAsync();
        return Take(buffer.Span);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : Length);
        ArgumentOutOfRangeException.ThrowIfNegative(position, nameof(offset));
        return _position = position;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_isDisposed && _stretch.Length > 0)
            ArrayPool<byte>.Shared.Return(_stretch);
        _isDisposed = true;
        base.Dispose(disposing);
    }

    private async Task BeginAsync()
    {
        try
        {
            using var answer = (await _blob.DownloadStreamingAsync(Stretch(BytesPerRead), _cancellation)).Value;
            _length = ContentRangeHeaderValue.Parse(answer.Details.ContentRange).Length!.Value;
            _stretch = ArrayPool<byte>.Shared.Rent((int)Math.Min(_length, BytesPerRead));
            await answer.Content.ReadExactlyAsync(_stretch.AsMemory(0, Ahead), _cancellation);
            Keep();
        }
        catch (RequestFailedException fault) when (fault.Status == OutOfRange)
        {
            // An empty blob has no first byte. Whether that is this version, the question for all of it tells.
            using var answer = (await _blob.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = _version }, _cancellation)).Value;
        }
    }

    private async Task FetchAsync()
    {
        _stretchLength = 0;
        using var answer = (await _blob.DownloadStreamingAsync(Stretch(Ahead), _cancellation)).Value;
        await answer.Content.ReadExactlyAsync(_stretch.AsMemory(0, Ahead), _cancellation);
        Keep();
    }

    private void Fetch()
    {
        _stretchLength = 0;
        using var answer = _blob.DownloadStreaming(Stretch(Ahead), _cancellation).Value;
        answer.Content.ReadExactly(_stretch.AsSpan(0, Ahead));
        Keep();
    }

    private BlobDownloadOptions Stretch(int length) => new() { Range = new HttpRange(_position, length), Conditions = _version };

    private void Keep() => (_stretchStart, _stretchLength) = (_position, Ahead);

    private int Take(Span<byte> buffer)
    {
        Debug.Assert(IsFetched, "Whatever did not arrive has thrown.");
        var stretch = _stretch.AsSpan(0, _stretchLength)[(int)(_position - _stretchStart)..];
        var taken = Math.Min(buffer.Length, stretch.Length);
        stretch[..taken].CopyTo(buffer);
        _position += taken;
        return taken;
    }
}
