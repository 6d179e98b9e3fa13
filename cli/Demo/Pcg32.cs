namespace GenreFunctions.Cli.Demo;

/// <summary>
/// The demo's own random numbers, so that a seed gives the same song on every run and every .NET version.
/// Source: M. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms" (2014), the XSH-RR 64/32 member.
/// </summary>
internal sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005;

    private readonly ulong _increment;
    private ulong _state;

    /// <summary>Every <paramref name="stream"/> of a seed is a sequence of its own.</summary>
    public Pcg32(ulong seed, ulong stream)
    {
        _increment = (stream << 1) | 1;
        _state = seed + _increment;
        NextBits();
    }

    /// <summary>Uniform in [0, 1).</summary>
    public float NextUnit() => (NextBits() >> 8) * (1f / (1 << 24));

    /// <summary>Uniform in [-1, 1): white noise.</summary>
    public float NextSigned() => (2f * NextUnit()) - 1f;

    /// <summary>Uniform in 0 .. <paramref name="bound"/> - 1.</summary>
    public int NextBelow(int bound) => (int)(((ulong)NextBits() * (ulong)bound) >> 32);

    private uint NextBits()
    {
        var old = _state;
        _state = (old * Multiplier) + _increment;
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }
}
