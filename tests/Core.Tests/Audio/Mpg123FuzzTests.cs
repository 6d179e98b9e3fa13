using System.Runtime.Versioning;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Audio;
using GenreFunctions.Audio.Recognition;

namespace GenreFunctions.Tests.Audio;

/// <summary>Laws for any bytes given to libmpg123: this process lives, an end comes, and there are no more samples than frames fit in.</summary>
[SupportedOSPlatform("linux")]
public sealed class Mpg123FuzzTests(FfmpegFiles files) : IClassFixture<FfmpegFiles>
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static readonly string[] Encodings =
        ["-b:a 64k -ar 44100", "-q:a 4", "-ac 1 -ar 22050 -b:a 32k -write_xing 0", "-joint_stereo 1 -b:a 96k -id3v2_version 3 -write_id3v1 1 -metadata title=T"];

    private byte[][] Valid =>
    [
        .. Encodings.Select((options, i) => File.ReadAllBytes(files.EncodeMusic($"fuzz-{i}.mp3", ["-t", "0.5", .. options.Split(' ')]))),
        File.ReadAllBytes(files.EncodeMusic("fuzz.mp2", "-t", "0.5", "-b:a", "192k")),
    ];

    /// <summary>Headers that hold, and anything behind them: all of it reaches the decoder.</summary>
    [Fact]
    public void FramesOfAnyContent_AreHeardOut()
    {
        var content = Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 10 * 417);
        var headers = Gen.Elements<byte[]>([0xFF, 0xFB, 0x90, 0x00], [0xFF, 0xFB, 0x90, 0x70], [0xFF, 0xFA, 0x90, 0xC0], [0xFF, 0xF3, 0x80, 0x40], [0xFF, 0xE3, 0x80, 0x60], [0xFF, 0xFD, 0x90, 0x40], [0xFF, 0xF5, 0x80, 0x00]);
        Check.One(Quick, Prop.ForAll(headers.Zip(content).ToArbitrary(), pair =>
        {
            var (header, bytes) = pair;
            Assert.True(MpegFrame.TryParse(header, out var frame));
            for (var at = 0; at + 4 <= bytes.Length; at += frame.Length)
                header.CopyTo(bytes, at);
            return HearsOut(bytes);
        }));
    }

    [Fact]
    public void AnyBytesBehindATag_AreHeardOut() =>
        Check.One(Quick, Prop.ForAll<byte[]>(bytes => HearsOut(bytes) && HearsOut([.. MpegBytes.Id3(bytes), .. bytes, .. bytes])));

    [Fact]
    public void ValidFileWithBytesChanged_IsHeardOut()
    {
        var valid = Valid;
        var edits = from which in Gen.Choose(0, valid.Length - 1)
                    from changes in Gen.Choose(0, 1_000_000).Zip(Gen.Choose(0, 7)).ListOf(20)
                    from lost in Gen.Choose(0, 1_000_000).Zip(Gen.Choose(0, 900))
                    select (which, changes, lost);
        Check.One(Quick.WithMaxTest(1000), Prop.ForAll(edits.ToArbitrary(), edit =>
        {
            var bytes = (byte[])valid[edit.which].Clone();
            foreach (var (at, bit) in edit.changes)
                bytes[at % bytes.Length] ^= (byte)(1 << bit);
            var start = edit.lost.Item1 % bytes.Length;
            var end = Math.Min(bytes.Length, start + edit.lost.Item2);
            return HearsOut(bytes) && HearsOut([.. bytes[..start], .. bytes[end..]]);
        }));
    }

    [Fact]
    public void ValidFileCutAnywhere_IsHeardOut()
    {
        foreach (var file in Valid)
        {
            for (var length = 0; length < file.Length; length += 97)
                Assert.True(HearsOut(file[..length]));
        }
    }

    /// <summary>What could be looked through again and again is looked through once: 16 MB of almost-headers end.</summary>
    [Fact]
    public void EndlessAlmostFrames_AreHeardOutThroughOneBuffer()
    {
        var song = Valid[0];
        byte[] almost = [.. Enumerable.Repeat((byte)0xFF, 999), .. Enumerable.Repeat<byte[]>([0xFF, 0xFB, 0x90, 0, 0], 200).SelectMany(bytes => bytes), .. "ID3\x04\0\0\x0F\x7F\x7F\x7F"u8];
        using var stream = new RepeatingStream(song, almost, 16_000_000);
        using var source = Mpg123Machine.Alone.Open(stream);
        Assert.InRange(Count(source), 20_000, 30_000);
        Assert.InRange(stream.LargestRead, 1, 64 * 1024);
        Assert.Contains("damaged", Assert.Single(source.Warnings));
    }

    private static bool HearsOut(byte[] bytes)
    {
        using var source = Mpg123Machine.Alone.Open(new MemoryStream(bytes));
        var count = Count(source);
        return count <= (bytes.Length / 24 + 1) * 1152L && (count > 0 || source.Fault is not null);
    }

    private static long Count(SampleSource source)
    {
        var samples = new float[5000];
        long count = 0;
        for (int read; (read = source.Read(samples)) > 0;)
            count += read;
        return count;
    }

    private sealed class RepeatingStream(byte[] head, byte[] tail, long tailBytes) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => head.Length + tailBytes;

        public override long Position { get; set; }

        public int LargestRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            LargestRead = Math.Max(LargestRead, buffer.Length);
            var from = Position < head.Length ? head.AsSpan((int)Position) : tail.AsSpan((int)((Position - head.Length) % tail.Length));
            var count = (int)Math.Min(Math.Min(buffer.Length, from.Length), Length - Position);
            from[..count].CopyTo(buffer);
            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
