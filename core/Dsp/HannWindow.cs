namespace GenreFunctions.Dsp;

/// <summary>The periodic Hann window, w[n] = 0.5 - 0.5 cos(2 pi n / length). Source: <c>scipy.signal.get_window("hann", fftbins=True)</c>.</summary>
internal static class HannWindow
{
    public static double[] Periodic(int length)
    {
        var window = new double[length];
        for (var n = 0; n < length; n++)
            window[n] = 0.5 - 0.5 * Math.Cos(2 * Math.PI * n / length);
        return window;
    }
}
