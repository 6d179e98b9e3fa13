using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>
/// A <see cref="TreeNode"/> in eight bytes, for walking: what is read of a tree is half of what scoring takes. The second word has the left child's distance from the
/// tree's root in its upper 20 bits, then whether a missing number goes left, then the column in 11 bits.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct WalkNode
{
    /// <summary>The most columns.</summary>
    public const int MostColumns = 1 << ColumnBits;

    /// <summary>The most nodes of a tree.</summary>
    public const int MostNodes = 1 << (32 - LeftShift);

    private const int ColumnBits = 11;
    private const int LeftShift = ColumnBits + 1;

    private readonly float _threshold;
    private readonly uint _word;

    /// <summary>Packs a node whose places are counted from the tree's root.</summary>
    public WalkNode(TreeNode node)
    {
        Debug.Assert(node.Column is >= 0 and < MostColumns && node.Left is >= 0 and < MostNodes);
        _threshold = node.Threshold;
        _word = ((uint)node.Left << LeftShift) | (node.MissingLeft ? 1u << ColumnBits : 0) | (uint)node.Column;
    }

    /// <summary>Where a row goes from here, counted from the root; none of its numbers is missing.</summary>
    public unsafe nint Next(float* row)
    {
        // The comparison is a number here: which way a row goes cannot be foreseen, and a wrong guess costs more than the step.
        var right = row[_word & (MostColumns - 1)] > _threshold;
        return (nint)(_word >> LeftShift) + *(byte*)&right;
    }

    /// <summary>The same where numbers may be missing.</summary>
    public unsafe nint NextOrMissing(float* row)
    {
        var value = row[_word & (MostColumns - 1)];
        var right = float.IsNaN(value) ? (_word & MostColumns) == 0 : value > _threshold;
        return (nint)(_word >> LeftShift) + (right ? 1 : 0);
    }
}
