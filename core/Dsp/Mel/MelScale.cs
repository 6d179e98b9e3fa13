namespace GenreFunctions.Dsp.Mel;

/// <summary>
/// The mel scale of Slaney's Auditory Toolbox: linear (3 mel for 200 Hz) below 1 kHz, logarithmic (27 mel for a factor of 6.4) above.
/// Source: <c>librosa.hz_to_mel(htk=False)</c>.
/// </summary>
internal static class MelScale
{
    private const double LinearHzPerMel = 200.0 / 3;
    private const double BreakHz = 1000;
    private const double BreakMel = BreakHz / LinearHzPerMel;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    public static double FromHz(double hz) => hz < BreakHz ? hz / LinearHzPerMel : BreakMel + Math.Log(hz / BreakHz) / LogStep;

    public static double ToHz(double mel) => mel < BreakMel ? mel * LinearHzPerMel : BreakHz * Math.Exp(LogStep * (mel - BreakMel));
}
