using System.Runtime.InteropServices;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>
/// One node of a tree. A row whose <see cref="Column"/> is at most <see cref="Threshold"/> goes to <see cref="Left"/>, any other row to the node after it, and
/// a row that lacks the number (NaN) where <see cref="MissingLeft"/> says. A leaf leads to itself, so that a walk may take a step too many.
/// </summary>
/// <param name="Threshold">The largest number that goes left; infinite in a leaf.</param>
/// <param name="Column">Column that is looked at; 0 in a leaf.</param>
/// <param name="Left">Place of the left child, right beside which stands the right one; the node's own place in a leaf.</param>
/// <param name="MissingLeft">Whether a row without the number goes left; true in a leaf.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TreeNode(float Threshold, int Column, int Left, bool MissingLeft)
{
    /// <summary>The leaf at a place.</summary>
    public static TreeNode Leaf(int place) => new(float.PositiveInfinity, 0, place, true);

    /// <summary>The same node where all places are so many further on.</summary>
    public TreeNode Moved(int places) => this with { Left = Left + places };

    /// <summary>Where a row goes from here that has <paramref name="value"/> in this node's column.</summary>
    public int Next(float value)
    {
        var left = float.IsNaN(value) ? MissingLeft : value <= Threshold;
        return left ? Left : Left + 1;
    }
}
