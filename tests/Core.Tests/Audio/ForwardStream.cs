namespace GenreFunctions.Tests.Audio;

/// <summary>A stream that cannot seek and gives a few bytes at a time, as a network does; endless when it repeats its tail.</summary>
internal sealed class ForwardStream(byte[] head, byte[]? tail = null, long tailBytes = 0, int step = 7) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var wanted = Math.Min(buffer.Length, step);
        if (_position < head.Length)
        {
            var count = Math.Min(wanted, head.Length - (int)_position);
            head.AsSpan((int)_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        if (tail == null)
            return 0;
        var at = (int)((_position - head.Length) % tail.Length);
        var rest = (int)Math.Min(Math.Min(wanted, tail.Length - at), head.Length + tailBytes - _position);
        tail.AsSpan(at, rest).CopyTo(buffer);
        _position += rest;
        return rest;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
