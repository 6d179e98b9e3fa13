namespace GenreFunctions.Cli.Demo.Mixing;

/// <summary>Measures how loud a part is while it sounds.</summary>
internal static class Loudness
{
    /// <summary>Samples below this (-60 dB) are pauses, and do not make a part softer.</summary>
    private const float Pause = 0.001f;

    /// <summary>The factor that brings a part to an RMS amplitude; 0 for a part that is silent throughout.</summary>
    public static float GainTo(double rms, ReadOnlySpan<float> samples)
    {
        double sum = 0;
        var count = 0;
        foreach (var sample in samples)
        {
            if (MathF.Abs(sample) < Pause)
                continue;
            sum += sample * (double)sample;
            count++;
        }

        return count == 0 ? 0 : (float)(rms / Math.Sqrt(sum / count));
    }
}
