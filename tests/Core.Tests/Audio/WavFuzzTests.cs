using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Audio;

/// <summary>Laws for any bytes: nothing is thrown, nothing that is not finite comes out, and an end comes.</summary>
public sealed class WavFuzzTests
{
    private static readonly byte[][] Valid =
    [
        WavBytes.Sine(0.02, 22_050),
        WavBytes.Sine(0.02, 48_000, 2),
        new WavBytes().Riff().Extensible(3, 3, 44_100, 32).Chunk("LIST", [1, 2, 3]).Chunk("data", WavBytes.Floats(new float[300])).ToArray(),
        new WavBytes().Riff().Chunk("data", new byte[300]).Format(1, 1, 8_000, 24).ToArray(),
        new WavBytes().Riff("RF64", uint.MaxValue).Chunk("ds64", [.. new byte[8], 200, .. new byte[19]]).Format(3, 1, 22_050, 64).Chunk("data", new byte[200], uint.MaxValue).ToArray(),
    ];

    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void AnyBytes_NeverThrowAndNeverGiveWhatIsNotFinite() =>
        Check.One(Quick, Prop.ForAll<byte[]>(bytes => HearsOut(bytes) && HearsOut([.. "RIFF\0\0\0\0WAVE"u8, .. bytes])));

    [Fact]
    public void ValidFileWithBytesChanged_NeverThrowsAndNeverGivesWhatIsNotFinite()
    {
        var change = ArbMap.Default.GeneratorFor<int>().Where(at => at >= 0).Zip(ArbMap.Default.GeneratorFor<byte>());
        var changes = from which in Gen.Choose(0, Valid.Length - 1)
                      from edits in change.ListOf()
                      from headerByte in Gen.Choose(12, 60)
                      from value in Gen.Elements<byte>(0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF)
                      select (which, edits, headerByte, value);
        Check.One(Quick.WithMaxTest(2000), Prop.ForAll(changes.ToArbitrary(), edit =>
        {
            var bytes = (byte[])Valid[edit.which].Clone();
            bytes[edit.headerByte] = edit.value;
            foreach (var (at, value) in edit.edits)
                bytes[at % bytes.Length] = value;
            return HearsOut(bytes);
        }));
    }

    [Fact]
    public void ValidFileCutAnywhere_NeverThrowsAndNeverGivesWhatIsNotFinite()
    {
        foreach (var file in Valid)
        {
            for (var length = 0; length < Math.Min(file.Length, 130); length++)
                Assert.True(HearsOut(file[..length]));
        }
    }

    private static bool HearsOut(byte[] bytes)
    {
        foreach (var stream in new Stream[] { new MemoryStream(bytes), new ForwardStream(bytes, step: 100) })
        {
            // A rate of 1 Hz makes an hour of a few bytes; a minute is enough to see.
            using var reader = new AnalysisReader(Listening.WithoutFfmpeg.Open(stream), new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(20) });
            if (reader.ReadAll(5000).Any(value => !float.IsFinite(value)))
                return false;
            if (reader.Fault == null && reader.Description == null)
                return false;
        }

        return true;
    }
}
