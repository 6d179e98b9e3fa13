namespace GenreFunctions.Tests.Features;

/// <summary>Ten signals of 66,149 samples at 22,050 Hz, rounded to 16 bits, whose features librosa 0.8.0 has computed.</summary>
internal static class SyntheticSignals
{
    public const int Length = 66_149;

    private static readonly double[] Noise = LinearCongruentialNoise();

    private static readonly Dictionary<string, Func<int, double>> Formulas = new()
    {
        ["chirp_100_8000"] = n => 0.5 * Math.Sin(2 * Math.PI * (100 * Time(n) + 7900.0 / 6 * Time(n) * Time(n))),
        ["white_noise_lcg"] = n => 0.3 * Noise[n],
        ["click_120bpm"] = Click,
        ["chord_Cmaj_plus30cents"] = n => Tone(n, 261.625565 * Cents(30)) + Tone(n, 329.627557 * Cents(30)) + Tone(n, 391.995436 * Cents(30)),
        ["sine_440"] = n => Tone(n, 440, 0.5),
        ["silence"] = _ => 0,
        ["near_silence_1lsb"] = n => Math.Abs(Noise[n]) > 0.9 ? Math.Sign(Noise[n]) / 32768.0 : 0,
        ["square_110_plus_noise"] = n => 0.3 * Math.Sign(Math.Sin(2 * Math.PI * 110 * Time(n))) + 0.05 * Noise[n],
        ["half_silence_half_chord"] = n => Time(n) < 1.5 ? 0 : Tone(n, 220) + Tone(n, 277.1826) + Tone(n, 329.6276),
        ["clicks_plus_pad"] = n => 0.6 * Click(n) + Tone(n, 196, 0.1) + Tone(n, 246.9417, 0.1) + Tone(n, 293.6648, 0.1),
    };

    public static IEnumerable<string> Names => Formulas.Keys;

    public static float[] Make(string name) =>
        [.. Enumerable.Range(0, Length).Select(n => (float)(Math.Clamp(Math.Round(32767 * Formulas[name](n)), -32768, 32767) / 32768))];

    private static double Time(int n) => n / 22050.0;

    private static double Tone(int n, double hz, double amplitude = 0.2) => amplitude * Math.Sin(2 * Math.PI * hz * Time(n));

    private static double Cents(double cents) => Math.Pow(2, cents / 1200);

    private static double Click(int n) => n % 11025 is < 800 and var m ? 0.8 * Math.Exp(-m / 120.0) * Math.Sin(2 * Math.PI * 1500 * m / 22050.0) : 0;

    private static double[] LinearCongruentialNoise()
    {
        var noise = new double[Length];
        var state = 12345u;
        for (var n = 0; n < noise.Length; n++)
        {
            state = unchecked(1664525u * state + 1013904223u);
            noise[n] = state / 2147483648.0 - 1;
        }

        return noise;
    }
}
