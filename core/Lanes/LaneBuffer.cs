using System.Runtime.CompilerServices;

namespace GenreFunctions.Lanes;

/// <summary>
/// Zeroed floats that stay where they are and start on a cache line: a load of sixteen lanes that crosses a line costs twice.
/// Keep the buffer referenced as long as <see cref="Start"/> is used; the garbage collector frees it.
/// </summary>
internal sealed unsafe class LaneBuffer
{
    private const int CacheLineFloats = 64 / sizeof(float);

    private readonly float[] _pinned;

    public LaneBuffer(long length)
    {
        Length = checked((int)length);
        _pinned = GC.AllocateArray<float>(checked(Length + CacheLineFloats), pinned: true);
        var address = (nint)Unsafe.AsPointer(ref _pinned[0]);
        Start = (float*)((address + 63) & ~63);
    }

    public int Length { get; }

    public float* Start { get; }

    public Span<float> Span => new(Start, Length);
}
