using System.Diagnostics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// A direct table's rows in the order in which <see cref="PolyphaseFilter"/> uses them. Outputs are filtered in groups of <see cref="Size"/> neighbours,
/// whose windows overlap nearly all the way; for each sample that any of these windows covers stand the group's coefficients, zero where a window does
/// not reach. Never changes: thread-safe.
/// </summary>
internal sealed unsafe class PhaseGroups
{
    /// <summary>
    /// Outputs a group. With two vectors of samples each, that is twelve sums, which with their operands fit in the sixteen registers of AVX2 and are
    /// enough to keep two multipliers busy, each of which takes four cycles.
    /// </summary>
    public const int Size = 6;

    /// <summary>Few phases are repeated until a period has so many outputs: what it reads beyond its end and computes for the last group's sake is little then.</summary>
    private const int MinimumOutputs = 72;

    private readonly int _upFactor;
    private readonly int _downFactor;
    private readonly int _differentGroups; // those after them have the same coefficients again
    private readonly LaneBuffer _coefficients;

    /// <summary>Arranges <paramref name="rows"/>, one of <paramref name="tapCount"/> coefficients for each of the L outputs that M samples give.</summary>
    public PhaseGroups(int upFactor, int downFactor, int tapCount, ReadOnlySpan<float> rows)
    {
        Debug.Assert(rows.Length == upFactor * tapCount);
        (_upFactor, _downFactor) = (upFactor, downFactor);
        var repeats = (MinimumOutputs + upFactor - 1) / upFactor;
        (PeriodOutputs, PeriodSamples) = (upFactor * repeats, downFactor * repeats);
        Count = (PeriodOutputs + Size - 1) / Size;
        WindowSamples = tapCount + (((Size - 1) * downFactor) + upFactor - 1) / upFactor;

        _differentGroups = Math.Min(Count, upFactor / ResamplerTable.GreatestCommonDivisor(upFactor, Size));
        _coefficients = new LaneBuffer((long)_differentGroups * WindowSamples * Size);
        for (var n = 0; n < _differentGroups * Size; n++)
        {
            var (group, place) = Math.DivRem(n, Size);
            var column = Coefficients(group) + ((WindowStart(n) - GroupStart(group)) * Size) + place;
            var row = rows.Slice(n % upFactor * tapCount, tapCount);
            for (var tap = 0; tap < tapCount; tap++)
                column[tap * Size] = row[tap];
        }
    }

    /// <summary>Outputs after which everything repeats; the last group may reach into the next period.</summary>
    public int PeriodOutputs { get; }

    /// <summary>Samples of input that a period steps over.</summary>
    public int PeriodSamples { get; }

    /// <summary>Groups in a period.</summary>
    public int Count { get; }

    /// <summary>Samples that a group's windows cover together, at most.</summary>
    public int WindowSamples { get; }

    /// <summary>Samples between a period's first window's start and its last group's end.</summary>
    public int PeriodReach => GroupStart(Count - 1) + WindowSamples;

    /// <summary>Where a group's first window starts in its period.</summary>
    public int GroupStart(int group) => WindowStart(group * Size);

    /// <summary><see cref="Size"/> coefficients for each of a group's <see cref="WindowSamples"/>.</summary>
    public float* Coefficients(int group) => _coefficients.Start + ((nint)(group % _differentGroups) * WindowSamples * Size);

    private int WindowStart(int output) => (int)((long)output * _downFactor / _upFactor);
}
