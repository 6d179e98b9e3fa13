namespace GenreFunctions.Cli;

/// <summary>A stream to write to whose faults somebody else puts into words: those of opening it too, when the first byte is written.</summary>
internal sealed class GuardedStream : Stream
{
    /// <summary>PIPE_BUF: a pipe takes a piece of this size whole or not at all, so that the piece can be written again.</summary>
    private const int PieceBytes = 4096;

    private readonly Predicate<Exception> _onFault;
    private readonly Exception? _openFault;
    private readonly Stream _inner = Null;

    /// <summary>Opens the stream. What <paramref name="onFault"/> does not throw on is written again when it says so, and otherwise let go.</summary>
    public GuardedStream(Func<Stream> open, Predicate<Exception> onFault)
    {
        _onFault = onFault;
        try
        {
            _inner = open();
        }
        catch (Exception fault) when (IsFault(fault))
        {
            _openFault = fault;
        }
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_openFault is not null)
            _onFault(_openFault);
        while (!buffer.IsEmpty)
        {
            var piece = buffer[..Math.Min(PieceBytes, buffer.Length)];
            try
            {
                _inner.Write(piece);
            }
            catch (Exception fault) when (IsFault(fault))
            {
                if (_onFault(fault))
                    continue;
            }

            buffer = buffer[piece.Length..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Nothing: every byte has been handed on.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A file larger than its file system or the user's limit takes is an argument out of range to .NET.</summary>
    private static bool IsFault(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
