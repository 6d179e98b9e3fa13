using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Tests.Demo;

public sealed class InstrumentTests
{
    private static readonly Dictionary<string, Instrument> Tuned = new()
    {
        ["guitar"] = Band.ElectricGuitar,
        ["bass"] = Band.BassGuitar,
        ["banjo"] = Band.Banjo,
        ["piano"] = Band.Piano,
        ["electric piano"] = Band.ElectricPiano,
        ["strings"] = Band.Strings,
        ["sub bass"] = Band.SubBass,
    };

    [Theory]
    [InlineData("guitar", 40)]
    [InlineData("guitar", 57)]
    [InlineData("guitar", 76)]
    [InlineData("bass", 28)]
    [InlineData("bass", 43)]
    [InlineData("banjo", 62)]
    [InlineData("piano", 60)]
    [InlineData("electric piano", 58)]
    [InlineData("strings", 67)]
    [InlineData("sub bass", 36)]
    public void Note_IsInTune(string instrument, int pitch)
    {
        var sound = Play(Tuned[instrument], pitch, seconds: 0.8);

        var cents = 1200 * Math.Log2(FundamentalHz(sound.AsSpan(4410), Sound.FrequencyHz(pitch)) / Sound.FrequencyHz(pitch));

        Assert.InRange(cents, -12, 12);
    }

    [Fact]
    public void Note_PlayedHarder_IsLouder()
    {
        foreach (var instrument in Tuned.Values)
            Assert.True(Energy(Play(instrument, 60, 0.5, velocity: 0.9f)) > 2 * Energy(Play(instrument, 60, 0.5, velocity: 0.4f)));
    }

    [Fact]
    public void Note_AtTheSongsEnd_IsCutThere()
    {
        Instrument[] all = [.. Tuned.Values, Band.Organ, Band.Singer, Band.Brass, Band.OldRecord, DrumKit.Kick, DrumKit.Snare, DrumKit.Crash, DrumKit.Clap];
        foreach (var instrument in all)
        {
            var sound = new float[100];
            instrument.Play(new Note(0, 44_100, 60, 0.8f), sound, new Pcg32(1, 1));
            Assert.All(sound, sample => Assert.True(float.IsFinite(sample)));
        }
    }

    [Fact]
    public void FrequencyHz_IsEqualTemperament()
    {
        Assert.Equal(440, Sound.FrequencyHz(69), 9);
        Assert.Equal(261.6256, Sound.FrequencyHz(60), 3);
    }

    private static float[] Play(Instrument instrument, int pitch, double seconds, float velocity = 0.8f)
    {
        var sound = new float[Sound.Samples(seconds)];
        instrument.Play(new Note(0, sound.Length, pitch, velocity), sound, new Pcg32(1, 1));
        return sound;
    }

    private static double Energy(float[] sound) => sound.Sum(sample => (double)sample * sample);

    /// <summary>The frequency within a semitone of the expected one whose first harmonics (a comb of them) are strongest.</summary>
    private static double FundamentalHz(ReadOnlySpan<float> sound, double expectedHz)
    {
        var best = (Power: 0.0, Hz: 0.0);
        for (var cents = -100; cents <= 100; cents += 2)
        {
            var hz = expectedHz * Math.Pow(2, cents / 1200.0);
            var power = Power(sound, hz) + Power(sound, 2 * hz) + Power(sound, 3 * hz);
            if (power > best.Power)
                best = (power, hz);
        }

        return best.Hz;
    }

    /// <summary>Power of one frequency, under a Hann window.</summary>
    private static double Power(ReadOnlySpan<float> sound, double hz)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < sound.Length; i++)
        {
            var weighted = sound[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / sound.Length)));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * hz * i / 44_100);
            real += weighted * cosine;
            imaginary += weighted * sine;
        }

        return (real * real) + (imaginary * imaginary);
    }
}
