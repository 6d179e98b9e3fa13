using System.Buffers.Binary;
using GenreFunctions.Cli.Demo;

namespace GenreFunctions.Cli.Tests.Demo;

public sealed class WavWriterTests
{
    [Fact]
    public void File_IsReadBackByFfmpeg_SampleForSample()
    {
        using var folder = new TemporaryFolder();
        float[] song = [0, 1, -1, 0.5f, -0.25f, 2, -2, 1 / 32767f];
        var path = folder.File("a.wav", WavWriter.Write(song));

        var samples = ProgramRun.BytesFrom("ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-");
        var format = ProgramRun.BytesFrom("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,sample_rate,channels", "-of", "csv=p=0", path);

        short[] expected = [0, 32767, -32767, 16384, -8192, 32767, -32767, 1];
        Assert.Equal(expected, samples.Chunk(2).Select(pair => BinaryPrimitives.ReadInt16LittleEndian(pair)));
        Assert.Equal("pcm_s16le,44100,2", System.Text.Encoding.ASCII.GetString(format).Trim());
    }
}
