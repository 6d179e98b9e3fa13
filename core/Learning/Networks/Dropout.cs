using System.Numerics;
using System.Runtime.InteropServices;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// Silences units at random and makes the others louder by as much, so that a layer's mean stays
/// (Srivastava et al., "Dropout", 2014, in its inverted form).
/// </summary>
internal sealed class Dropout
{
    /// <summary>Sixteen random bits a unit: shares are rounded to 1/65536, and four units come from one number.</summary>
    private const int Steps = 1 << 16;

    private readonly ushort _threshold;
    private readonly ushort[] _noise;

    /// <summary>Silences a share of the units, in layers of up to so many values.</summary>
    public Dropout(double share, int maximumLength)
    {
        _threshold = (ushort)Math.Round(share * Steps);
        Scale = (float)Steps / (Steps - _threshold);
        _noise = new ushort[maximumLength + Vector<ushort>.Count];
    }

    /// <summary>How much louder the units are that stay on.</summary>
    public float Scale { get; }

    /// <summary>Silences units in place; as many values as a multiple of 16.</summary>
    public void Apply(Span<float> values, RandomSource random)
    {
        if (_threshold == 0)
            return;
        foreach (ref var bits in MemoryMarshal.Cast<ushort, ulong>(_noise.AsSpan(0, values.Length)))
            bits = random.NextBits();
        var limit = new Vector<uint>(_threshold);
        var scale = new Vector<float>(Scale);
        var width = Vector<float>.Count;
        for (var i = 0; i < values.Length; i += 2 * width)
        {
            Vector.Widen(new Vector<ushort>(_noise, i), out var first, out var second);
            Keep(values[i..], first);
            if (i + width < values.Length)
                Keep(values[(i + width)..], second);
        }

        void Keep(Span<float> part, Vector<uint> draw)
        {
            var kept = Vector.GreaterThanOrEqual(draw, limit).As<uint, float>();
            Vector.ConditionalSelect(kept, new Vector<float>(part) * scale, Vector<float>.Zero).CopyTo(part);
        }
    }
}
