using GenreFunctions.Dsp.Onset;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

public sealed class TempogramTests
{
    private const int HalfWindow = 172;

    /// <summary>The ramp behind the end falls from 171/172 of the onset to nought, so that it ends one frame short of half a window.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Compute_OneOnset_ReachesHalfAWindowAndNoFurther(int place)
    {
        var onsets = new float[41];
        onsets[place] = 12;

        var tempogram = Compute(onsets, relative: 1e-6);

        Assert.True(tempogram.Strengths[HalfWindow - 1] > 0);
        Assert.False(tempogram.Strengths[HalfWindow..].ContainsAnyExcept(0.0));
    }

    /// <summary>A segment's 130 frames, all windows of which see all of it, and whole songs, through which windows come and go.</summary>
    [Theory]
    [InlineData(130)]
    [InlineData(343)]
    [InlineData(700)]
    public void Compute_Noise_EqualsTheDefinition(int frames) =>
        Compute([.. TestSignals.Noise(frames, seed: frames).Select(value => Math.Max(0, value))], relative: 1e-6);

    /// <summary>Between music and the dither before or behind it windows' weights differ by a dozen orders.</summary>
    [Theory]
    [InlineData(0, 300)]
    [InlineData(250, 400)]
    [InlineData(500, 900)]
    public void Compute_NearSilenceBesideMusic_EqualsTheDefinition(int quietFrom, int quietTo) =>
        Compute([.. TestSignals.Noise(900, seed: 4).Select((value, t) => Math.Max(0, value) * (t >= quietFrom && t < quietTo ? 4e-6f : 12))], relative: 1e-6);

    /// <summary>Where an envelope is zero but for a few frames, windows that only just reach one weigh the most.</summary>
    [Fact]
    public void Compute_FewOnsetsFarApart_EqualsTheDefinition()
    {
        var onsets = new float[1200];
        (onsets[3], onsets[400], onsets[433], onsets[1190]) = (7, 20, 3, 11);
        Compute(onsets, relative: 1e-6);
    }

    [Fact]
    public void Compute_AfterAnotherStretch_ForgetsIt()
    {
        var tempogram = new Tempogram(500);
        tempogram.Compute([.. TestSignals.Noise(500, seed: 1).Select(Math.Abs)], firstDistance: 9);
        float[] onsets = [.. TestSignals.Noise(200, seed: 2).Select(Math.Abs)];
        tempogram.Compute(onsets, firstDistance: 9);
        Assert.Equal(Compute(onsets, relative: 1e-6).Strengths, tempogram.Strengths);
    }

    private static Tempogram Compute(float[] onsets, double relative)
    {
        var tempogram = new Tempogram(onsets.Length);
        tempogram.Compute(onsets, firstDistance: 9);
        var expected = SlowTempogram.Of(Array.ConvertAll(onsets, value => (double)value));
        for (var distance = 9; distance < expected.Length; distance++)
            Assert.Equal(expected[distance], tempogram.Strengths[distance], 1e-12 + relative * expected[distance]);
        return tempogram;
    }
}
