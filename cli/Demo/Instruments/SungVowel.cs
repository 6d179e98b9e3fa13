namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>
/// A voice singing vowels: a saw with vibrato and some breath through three formants.
/// Source of the formants: G. Peterson and H. Barney, "Control Methods Used in a Study of the Vowels" (1952), averages of men and women.
/// </summary>
/// <param name="VibratoCents">Depth of the vibrato; none for speech.</param>
/// <param name="Breath">Share of noise, 0 to 1.</param>
internal sealed record SungVowel(double VibratoCents, float Breath) : Instrument
{
    private const double AttackSeconds = 0.05;
    private const double ReleaseSeconds = 0.09;
    private const int ControlSamples = 32;

    /// <summary>Centre frequencies in Hz of "ah", "eh", "oh", "oo".</summary>
    private static readonly double[][] VowelsHz = [[790, 1155, 2620], [570, 2085, 2740], [580, 880, 2560], [335, 910, 2450]];

    /// <summary>The higher formants are weaker.</summary>
    private static readonly float[] FormantGains = [1f, 0.6f, 0.35f];

    private static readonly double[] Qualities = [7, 10, 14];

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var length = Math.Min(output.Length, note.HoldSamples + Sound.Samples(ReleaseSeconds));
        var frequencyHz = Sound.FrequencyHz(note.Pitch);
        var table = Wavetable.Saw.For(frequencyHz);
        var envelope = new Envelope(AttackSeconds, double.PositiveInfinity, ReleaseSeconds, note.HoldSamples);
        var vowel = VowelsHz[random.NextBelow(VowelsHz.Length)];
        Span<StateVariableFilter> formants = stackalloc StateVariableFilter[3];
        for (var f = 0; f < formants.Length; f++)
            formants[f].Tune(vowel[f], Qualities[f]);

        double phase = 0, turnsPerSample = 0;
        for (var i = 0; i < length; i++)
        {
            if (i % ControlSamples == 0)
                turnsPerSample = frequencyHz / Sound.SampleRateHz * Math.Pow(2, BendCents(i / (double)Sound.SampleRateHz) / 1200);
            var source = Wavetable.Read(table, phase) + (Breath * random.NextSigned());
            float voice = 0;
            for (var f = 0; f < formants.Length; f++)
            {
                formants[f].Step(source);
                voice += FormantGains[f] * formants[f].Band;
            }

            output[i] += voice * envelope.Next() * note.Velocity;
            phase += turnsPerSample;
            phase -= Math.Floor(phase);
        }
    }

    /// <summary>Singers slide into a note and start the vibrato late.</summary>
    private double BendCents(double seconds) =>
        (VibratoCents * Math.Clamp((seconds - 0.15) / 0.3, 0, 1) * Math.Sin(2 * Math.PI * 5.2 * seconds)) - (70 * Math.Exp(-seconds / 0.04));
}
