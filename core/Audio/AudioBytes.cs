using System.Diagnostics;

namespace GenreFunctions.Audio;

/// <summary>
/// The bytes of one file, stream or pipe, counted from where they were handed over. Can look at its first bytes without passing them, go
/// back where that is possible, and put itself into a file for a decoder that wants one. Not thread-safe.
/// </summary>
internal sealed class AudioBytes : IDisposable
{
    /// <summary>What <see cref="Head"/> shows at most: room for an ordinary WAV header, and for the junk before a captured MP3's first frame.</summary>
    public const int HeadLength = 64 * 1024;

    private readonly Stream _stream;
    private readonly bool _ownsStream;
    private readonly long _maximumCopyBytes;
    private readonly CancellationToken _cancellation;
    private readonly long _origin;
    private string? _path;
    private string? _spooledPath;
    private byte[] _head = [];
    private int _headCount;
    private long _streamPosition; // how far _stream has been read; Position lags behind it while in the head

    /// <summary>Reads <paramref name="stream"/> from where it stands; <paramref name="path"/> is the file behind it, if there is one.</summary>
    public AudioBytes(Stream stream, string? path, bool ownsStream, CancellationToken cancellation, long maximumCopyBytes = long.MaxValue)
    {
        _stream = stream;
        _path = path;
        _ownsStream = ownsStream;
        _cancellation = cancellation;
        _maximumCopyBytes = maximumCopyBytes;
        if (stream.CanSeek)
        {
            _origin = stream.Position;
            Length = Math.Max(0, stream.Length - _origin);
        }
    }

    /// <summary>How many bytes there are; <see langword="null"/> when the stream cannot seek and so cannot tell.</summary>
    public long? Length { get; }

    /// <summary><see cref="Length"/>, or that of a stream that ended within its head.</summary>
    public long? KnownLength => Length ?? (_headCount < _head.Length ? _headCount : null);

    /// <summary>Bytes passed so far.</summary>
    public long Position { get; private set; }

    /// <summary>The first bytes, whatever the position.</summary>
    public ReadOnlySpan<byte> Head()
    {
        if (_head.Length == 0)
        {
            Debug.Assert(_streamPosition == 0);
            _head = new byte[HeadLength];
            _headCount = ReadStream(_head);
        }

        return _head.AsSpan(0, _headCount);
    }

    /// <summary>Copies the bytes at <paramref name="position"/> without passing any: everywhere where the stream can seek, in a head that was looked at otherwise.</summary>
    /// <returns>Whether all of them can be seen.</returns>
    public bool TryPeek(long position, Span<byte> destination)
    {
        if (Length is null)
            return position + destination.Length <= _headCount && _head.AsSpan((int)position, destination.Length).TryCopyTo(destination);
        var before = Position;
        var seen = TrySeek(position) && Read(destination) == destination.Length;
        Position = before;
        return seen;
    }

    /// <summary>Fills <paramref name="destination"/>, unless the end comes first.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public int Read(Span<byte> destination)
    {
        _cancellation.ThrowIfCancellationRequested();
        var count = 0;
        if (Position < _headCount)
        {
            count = Math.Min(destination.Length, _headCount - (int)Position);
            _head.AsSpan((int)Position, count).CopyTo(destination);
            Position += count;
        }

        if (count < destination.Length)
        {
            MoveStream();
            var read = ReadStream(destination[count..]);
            Position += read;
            count += read;
        }

        return count;
    }

    /// <summary>Passes <paramref name="count"/> bytes, or those up to the end.</summary>
    /// <returns>Whether there were that many.</returns>
    public bool Skip(long count)
    {
        if (Length is { } length)
        {
            var fits = count <= length - Position;
            Position = fits ? Position + count : length;
            return fits;
        }

        Span<byte> passed = stackalloc byte[4096];
        while (count > 0)
        {
            var read = Read(passed[..(int)Math.Min(count, passed.Length)]);
            if (read == 0)
                return false;
            count -= read;
        }

        return true;
    }

    /// <summary>Goes to <paramref name="position"/>, back or ahead.</summary>
    /// <returns>Whether it could: a stream that cannot seek goes back only within its head.</returns>
    public bool TrySeek(long position)
    {
        if (Length is { } length)
        {
            Position = Math.Min(position, length);
            return true;
        }

        if (position >= Position)
            return Skip(position - Position);
        if (_streamPosition > _headCount)
            return false;
        Position = position;
        return true;
    }

    /// <summary>Refuses a stream that is larger than may be copied, also where it need not be.</summary>
    /// <exception cref="CopyTooLargeException">It is.</exception>
    public void CheckSize()
    {
        if (_path is null && Length > _maximumCopyBytes)
            throw new CopyTooLargeException();
    }

    /// <summary>
    /// The path of a file with all these bytes: the file they come from, or a temporary copy, readable by this user alone and deleted by <see cref="DiscardCopy"/> or on <see cref="Dispose"/>.
    /// </summary>
    /// <returns><see langword="null"/> when the stream cannot go back to its beginning any more.</returns>
    /// <exception cref="CopyTooLargeException">It would be a larger copy than is allowed.</exception>
    public string? ToFile()
    {
        if (_path is not null)
            return _path;
        if (!TrySeek(0))
            return null;
        CheckSize();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(Path.GetTempPath(), $"genre-{Guid.NewGuid():N}.audio");
        using (var file = new FileStream(path, options))
        {
            _spooledPath = path;
            var block = new byte[HeadLength];
            for (int read; (read = Read(block)) > 0;)
            {
                if (read > _maximumCopyBytes - file.Position)
                    throw new CopyTooLargeException();
                file.Write(block, 0, read);
            }
        }

        return _path = path;
    }

    /// <summary>Deletes the temporary copy, if there is one: nobody opens it any more.</summary>
    public void DiscardCopy()
    {
        if (_spooledPath is not { } path)
            return;
        _spooledPath = null;
        File.Delete(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (_ownsStream)
                _stream.Dispose();
        }
        finally
        {
            DiscardCopy();
        }
    }

    private void MoveStream()
    {
        if (_streamPosition == Position)
            return;
        Debug.Assert(Length is not null, "A stream that cannot seek is read in order.");
        _stream.Position = _origin + Position;
        _streamPosition = Position;
    }

    private int ReadStream(Span<byte> destination)
    {
        _cancellation.ThrowIfCancellationRequested();
        var count = 0;
        while (count < destination.Length)
        {
            var read = _stream.Read(destination[count..]);
            if (read == 0)
                break;
            count += read;
        }

        _streamPosition += count;
        return count;
    }
}
