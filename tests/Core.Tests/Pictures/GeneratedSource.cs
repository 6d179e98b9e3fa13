using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Pictures;

/// <summary>A song of any length at the analysis rate, which is nowhere kept.</summary>
internal sealed class GeneratedSource(int length, Func<int, float> sample) : SampleSource
{
    private int _position;

    public override AudioDescription? Description => null;

    public override AudioFault? Fault => null;

    public override IReadOnlyList<string> Warnings => [];

    public override int Read(Span<float> mono)
    {
        var count = Math.Min(mono.Length, length - _position);
        for (var i = 0; i < count; i++)
            mono[i] = sample(_position++);
        return count;
    }
}
