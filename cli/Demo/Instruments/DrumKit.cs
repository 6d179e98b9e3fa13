namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>The drums that play in the demo's songs.</summary>
internal static class DrumKit
{
    public static Instrument Kick { get; } = new DrumHead(StartHz: 150, EndHz: 52, DecaySeconds: 0.4, Click: 0.25f);

    public static Instrument DeepKick { get; } = new DrumHead(StartHz: 130, EndHz: 44, DecaySeconds: 0.65, Click: 0.15f);

    public static Instrument TightKick { get; } = new DrumHead(StartHz: 210, EndHz: 60, DecaySeconds: 0.2, Click: 0.25f);

    public static Instrument Tom { get; } = new DrumHead(StartHz: 190, EndHz: 105, DecaySeconds: 0.5, Click: 0.15f);

    public static Instrument Snare { get; } = new SnareDrum(ToneHz: 185, RattleHz: 3200, RattleSeconds: 0.28, Tone: 0.35f);

    public static Instrument FatSnare { get; } = new SnareDrum(ToneHz: 165, RattleHz: 2300, RattleSeconds: 0.35, Tone: 0.3f);

    public static Instrument Brush { get; } = new SnareDrum(ToneHz: 200, RattleHz: 4500, RattleSeconds: 0.14, Tone: 0.08f);

    public static Instrument Rim { get; } = new SnareDrum(ToneHz: 420, RattleHz: 2400, RattleSeconds: 0.05, Tone: 0.65f);

    public static Instrument Clap { get; } = new HandClap();

    public static Instrument ClosedHat { get; } = new Cymbal(CornerHz: 7500, DecaySeconds: 0.09, Ring: 0.15f);

    public static Instrument OpenHat { get; } = new Cymbal(CornerHz: 6500, DecaySeconds: 0.45, Ring: 0.15f);

    public static Instrument Ride { get; } = new Cymbal(CornerHz: 5000, DecaySeconds: 1.1, Ring: 0.3f);

    public static Instrument Crash { get; } = new Cymbal(CornerHz: 3500, DecaySeconds: 2.4, Ring: 0.12f);

    public static Instrument Shaker { get; } = new Cymbal(CornerHz: 5500, DecaySeconds: 0.07, Ring: 0);
}
