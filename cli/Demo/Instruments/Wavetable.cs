namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>
/// One period of a tone made of harmonics, kept at several brightnesses so that no harmonic of any note passes half the sample rate.
/// </summary>
internal sealed class Wavetable
{
    /// <summary>With linear interpolation 2,048 points keep the error below the 16-bit noise floor for the harmonics used here.</summary>
    private const int Size = 2048;

    /// <summary>Harmonics above this are left out: they are inaudible, and the resampler would have to remove them.</summary>
    private const double HighestHz = 16_000;

    private static readonly int[] HarmonicCounts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96];

    private readonly float[][] _tables;

    /// <summary>Adds up sines; <paramref name="amplitude"/> gives the amplitude of harmonic 1, 2, ...</summary>
    public Wavetable(Func<int, double> amplitude) =>
        _tables = [.. HarmonicCounts.Select(count => Build(count, amplitude))];

    /// <summary>A saw: 1/k. Bowed strings, brass, a voice's source.</summary>
    public static Wavetable Saw { get; } = new(k => 0.6 / k);

    /// <summary>Odd harmonics only: a clarinet, an old synthesizer.</summary>
    public static Wavetable Square { get; } = new(k => k % 2 == 1 ? 0.8 / k : 0);

    /// <summary>Drawbars 16', 8', 5 1/3', 4', 2 2/3', 2' of an electric organ; the note sounds at the second harmonic.</summary>
    public static Wavetable Organ { get; } = new(k => k switch { 1 => 0.3, 2 => 0.4, 3 => 0.2, 4 => 0.25, 6 => 0.1, 8 => 0.12, _ => 0 });

    /// <summary>Almost a sine: a bass felt more than heard, with just enough harmonics for small loudspeakers.</summary>
    public static Wavetable Sub { get; } = new(k => k switch { 1 => 0.9, 2 => 0.18, 3 => 0.08, _ => 0 });

    /// <summary>The brightest table whose harmonics all fit above <paramref name="frequencyHz"/>.</summary>
    public float[] For(double frequencyHz)
    {
        var fits = Array.FindLastIndex(HarmonicCounts, count => count * frequencyHz <= HighestHz);
        return _tables[Math.Max(fits, 0)];
    }

    /// <summary>Reads a table at a phase in [0, 1).</summary>
    public static float Read(float[] table, double phase)
    {
        var position = phase * Size;
        var index = (int)position;
        var low = table[index];
        return low + ((float)(position - index) * (table[index + 1] - low));
    }

    private static float[] Build(int harmonicCount, Func<int, double> amplitude)
    {
        var table = new float[Size + 1];
        for (var k = 1; k <= harmonicCount; k++)
        {
            var level = amplitude(k);
            for (var i = 0; level != 0 && i < Size; i++)
                table[i] += (float)(level * Math.Sin(2 * Math.PI * k * i / Size));
        }

        table[Size] = table[0];
        return table;
    }
}
