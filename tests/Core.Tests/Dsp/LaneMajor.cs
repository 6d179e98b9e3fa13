using GenreFunctions.Lanes;

namespace GenreFunctions.Tests.Dsp;

/// <summary>Moves test data in and out of the lane-major layout, one float at a time.</summary>
internal static class LaneMajor
{
    /// <summary>[lane][element] into element-after-element with the lanes side by side.</summary>
    public static LaneBuffer Pack(float[][] lanes)
    {
        var buffer = new LaneBuffer(lanes.Length * lanes[0].Length);
        for (var lane = 0; lane < lanes.Length; lane++)
            for (var i = 0; i < lanes[lane].Length; i++)
                buffer.Span[i * lanes.Length + lane] = lanes[lane][i];
        return buffer;
    }

    public static float[] Lane(ReadOnlySpan<float> packed, int lane, int lanes)
    {
        var values = new float[packed.Length / lanes];
        for (var i = 0; i < values.Length; i++)
            values[i] = packed[i * lanes + lane];
        return values;
    }
}
