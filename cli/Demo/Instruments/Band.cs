namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>The instruments that play in the demo's songs, by the name a musician would use.</summary>
internal static class Band
{
    public static Instrument AcousticGuitar { get; } = new PluckedString(Brightness: 0.75, DecaySeconds: 2.5, PickPosition: 0.18);

    public static Instrument Banjo { get; } = new PluckedString(Brightness: 0.95, DecaySeconds: 0.7, PickPosition: 0.08);

    public static Instrument BassGuitar { get; } = new PluckedString(Brightness: 0.3, DecaySeconds: 2.2, PickPosition: 0.25);

    public static Instrument DoubleBass { get; } = new PluckedString(Brightness: 0.18, DecaySeconds: 1.1, PickPosition: 0.35);

    public static Instrument ElectricGuitar { get; } = new PluckedString(Brightness: 0.6, DecaySeconds: 4, PickPosition: 0.13);

    public static Instrument MutedGuitar { get; } = new PluckedString(Brightness: 0.5, DecaySeconds: 0.18, PickPosition: 0.1);

    public static Instrument Piano { get; } = new StruckString(Hardness: 0.4, DecaySeconds: 5);

    public static Instrument BrightPiano { get; } = new StruckString(Hardness: 0.8, DecaySeconds: 3.5);

    public static Instrument ElectricPiano { get; } = new FmTone(Ratio: 1, Index: 1.6, DecaySeconds: 2.5);

    public static Instrument Bell { get; } = new FmTone(Ratio: 3.5, Index: 1.8, DecaySeconds: 1.6);

    public static Instrument Organ { get; } = new SynthVoice(Wavetable.Organ)
    {
        Transpose = -12, CornerHz = 5000, VibratoCents = 8, ReleaseSeconds = 0.05,
    };

    public static Instrument Strings { get; } = new SynthVoice(Wavetable.Saw)
    {
        Players = 3, DetuneCents = 9, AttackSeconds = 0.18, ReleaseSeconds = 0.35, CornerHz = 3200, VibratoCents = 9,
    };

    public static Instrument Fiddle { get; } = new SynthVoice(Wavetable.Saw)
    {
        AttackSeconds = 0.05, ReleaseSeconds = 0.1, CornerHz = 3000, VibratoCents = 22, ScoopCents = 40,
    };

    public static Instrument Flute { get; } = new SynthVoice(Wavetable.Saw)
    {
        AttackSeconds = 0.07, ReleaseSeconds = 0.12, CornerHz = 1300, VibratoCents = 12,
    };

    public static Instrument Brass { get; } = new SynthVoice(Wavetable.Saw)
    {
        Players = 2, DetuneCents = 6, AttackSeconds = 0.03, ReleaseSeconds = 0.07, CornerHz = 1800, BiteHz = 4000,
    };

    public static Instrument Saxophone { get; } = new SynthVoice(Wavetable.Saw)
    {
        AttackSeconds = 0.035, ReleaseSeconds = 0.09, CornerHz = 1700, BiteHz = 1500, VibratoCents = 18, ScoopCents = 60,
    };

    public static Instrument SynthPad { get; } = new SynthVoice(Wavetable.Saw)
    {
        Players = 3, DetuneCents = 14, AttackSeconds = 0.25, ReleaseSeconds = 0.4, CornerHz = 2200,
    };

    public static Instrument SynthBass { get; } = new SynthVoice(Wavetable.Saw)
    {
        Players = 2, DetuneCents = 5, CornerHz = 500, BiteHz = 2200, DecaySeconds = 1.2,
    };

    public static Instrument SubBass { get; } = new SynthVoice(Wavetable.Sub) { AttackSeconds = 0.008, DecaySeconds = 3, CornerHz = 900 };

    public static Instrument Singer { get; } = new SungVowel(VibratoCents: 28, Breath: 0.05f);

    public static Instrument Speaker { get; } = new SungVowel(VibratoCents: 0, Breath: 0.12f);

    public static Instrument OldRecord { get; } = new Crackle();
}
