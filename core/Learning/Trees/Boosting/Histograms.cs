using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GenreFunctions.Learning.Trees.Binning;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>Sums gradients by bin, and keeps the memory for it. Belongs to one thread.</summary>
internal sealed class Histograms(BinnedRows rows)
{
    private readonly Stack<Vector128<long>[]> _idle = [];

    /// <summary>Memory for the sums of all bins; its content is anybody's.</summary>
    public Vector128<long>[] Rent() => _idle.TryPop(out var histogram) ? histogram : new Vector128<long>[rows.TotalBins];

    /// <summary>Takes memory back.</summary>
    public void Return(Vector128<long>[] histogram) => _idle.Push(histogram);

    /// <summary>Sums rows.</summary>
    /// <param name="histogram">Filled in for the columns asked for.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="places">The rows.</param>
    /// <param name="gradients">What is summed, one for each place.</param>
    public void Build(
        Span<Vector128<long>> histogram, ReadOnlySpan<int> columns, ReadOnlySpan<int> places, ReadOnlySpan<Vector128<long>> gradients)
    {
        var done = 0;
        // Four columns at once: a row's gradient is read once for four sums, and the sums still fit the nearest cache.
        for (; done + 4 <= columns.Length; done += 4)
            Build4(histogram, columns.Slice(done, 4), places, gradients);
        for (; done < columns.Length; done++)
            Build1(histogram, columns[done], places, gradients);
    }

    /// <summary>Takes a child's sums from its parent's, which leaves its sibling's.</summary>
    public void Subtract(Span<Vector128<long>> parent, ReadOnlySpan<Vector128<long>> child, ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            var (first, end) = (rows.FirstBin(column), rows.FirstBin(column + 1));
            for (var bin = first; bin < end; bin++)
                parent[bin] -= child[bin];
        }
    }

    private void Build4(
        Span<Vector128<long>> histogram, ReadOnlySpan<int> columns, ReadOnlySpan<int> places, ReadOnlySpan<Vector128<long>> gradients)
    {
        // A column's bins are all below the length of its part: the inner loop need not check.
        ref var bins0 = ref MemoryMarshal.GetReference(rows.Column(columns[0]));
        ref var bins1 = ref MemoryMarshal.GetReference(rows.Column(columns[1]));
        ref var bins2 = ref MemoryMarshal.GetReference(rows.Column(columns[2]));
        ref var bins3 = ref MemoryMarshal.GetReference(rows.Column(columns[3]));
        ref var sums0 = ref Cleared(histogram, columns[0]);
        ref var sums1 = ref Cleared(histogram, columns[1]);
        ref var sums2 = ref Cleared(histogram, columns[2]);
        ref var sums3 = ref Cleared(histogram, columns[3]);
        for (var i = 0; i < places.Length; i++)
        {
            var gradient = gradients[i];
            nint row = places[i];
            Unsafe.Add(ref sums0, (nint)Unsafe.Add(ref bins0, row)) += gradient;
            Unsafe.Add(ref sums1, (nint)Unsafe.Add(ref bins1, row)) += gradient;
            Unsafe.Add(ref sums2, (nint)Unsafe.Add(ref bins2, row)) += gradient;
            Unsafe.Add(ref sums3, (nint)Unsafe.Add(ref bins3, row)) += gradient;
        }
    }

    private void Build1(Span<Vector128<long>> histogram, int column, ReadOnlySpan<int> places, ReadOnlySpan<Vector128<long>> gradients)
    {
        var bins = rows.Column(column);
        ref var sums = ref Cleared(histogram, column);
        for (var i = 0; i < places.Length; i++)
            Unsafe.Add(ref sums, (nint)bins[places[i]]) += gradients[i];
    }

    private ref Vector128<long> Cleared(Span<Vector128<long>> histogram, int column)
    {
        var part = histogram[rows.FirstBin(column)..rows.FirstBin(column + 1)];
        part.Clear();
        return ref MemoryMarshal.GetReference(part);
    }
}
