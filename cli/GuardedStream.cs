namespace GenreFunctions.Cli;

/// <summary>A stream to write to whose faults somebody else puts into words: those of opening it too, when the first byte is written.</summary>
internal sealed class GuardedStream : Stream
{
    private readonly Action<Exception> _onFault;
    private readonly Exception? _openFault;
    private readonly Stream _inner = Null;

    /// <summary>Opens the stream. What <paramref name="onFault"/> does not throw on is as if it had been written.</summary>
    public GuardedStream(Func<Stream> open, Action<Exception> onFault)
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
        try
        {
            if (_openFault is not null)
                _onFault(_openFault);
            _inner.Write(buffer);
        }
        catch (Exception fault) when (IsFault(fault))
        {
            _onFault(fault);
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
