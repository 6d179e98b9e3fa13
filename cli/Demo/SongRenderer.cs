using GenreFunctions.Cli.Demo.Mixing;
using GenreFunctions.Cli.Demo.Playing;
using GenreFunctions.Cli.Demo.Styles;

namespace GenreFunctions.Cli.Demo;

/// <summary>A style and a seed in, a song out. The same two give the same samples.</summary>
internal static class SongRenderer
{
    /// <summary>The song: <see cref="Sound.SongSamples"/> samples of left and right in turn, in [-1, 1].</summary>
    public static float[] Render(SongStyle style, ulong seed)
    {
        var plan = new SongPlan(style, seed);
        var mixer = new Mixer();
        var samples = new float[Sound.SongSamples];
        for (var i = 0; i < style.Parts.Count; i++)
        {
            var part = style.Parts[i];
            Array.Clear(samples);
            Perform(part, plan, samples, new Pcg32(seed, (ulong)i));
            mixer.Add(samples, part.Mix);
        }

        return mixer.Finish(style.LoudnessDb, style.BandwidthHz);
    }

    private static void Perform(Part part, SongPlan plan, float[] samples, Pcg32 random)
    {
        for (var bar = part.FirstBar; bar < plan.BarCount; bar++)
        {
            foreach (var note in part.Player.PlayBar(plan, bar, random))
            {
                if (note.StartSample < samples.Length)
                    part.Instrument.Play(note, samples.AsSpan(note.StartSample), random);
            }
        }
    }
}
