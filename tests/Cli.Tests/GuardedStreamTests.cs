namespace GenreFunctions.Cli.Tests;

public sealed class GuardedStreamTests
{
    [Fact]
    public void PieceThatIsToBeTriedAgain_ArrivesOnce()
    {
        var bytes = new byte[50_000];
        new Random(1).NextBytes(bytes);
        var pipe = new ReluctantPipe();
        using var guarded = new GuardedStream(() => pipe, _ => true);

        guarded.Write(bytes);

        Assert.Equal(bytes, pipe.ToArray());
    }

    [Fact]
    public void StreamThatCannotBeOpened_SaysSoWhenItIsWritten()
    {
        using var guarded = new GuardedStream(() => throw new IOException("closed"), fault => throw new InvalidOperationException(fault.Message));

        Assert.Equal("closed", Assert.Throws<InvalidOperationException>(() => guarded.WriteByte(1)).Message);
    }

    /// <summary>Like a full pipe that does not wait: refuses every other write, and takes no more than PIPE_BUF at once for sure.</summary>
    private sealed class ReluctantPipe : MemoryStream
    {
        private bool _isFull;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Assert.InRange(buffer.Length, 1, 4096);
            _isFull = !_isFull;
            if (_isFull)
                throw new IOException("full");
            base.Write(buffer);
        }
    }
}
