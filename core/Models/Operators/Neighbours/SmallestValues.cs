using System.Diagnostics;
using System.Numerics;

namespace GenreFunctions.Models.Operators.Neighbours;

/// <summary>
/// Finds the k smallest of many numbers, in rising order, and their places; of equal numbers the one at the lower place comes first, as ONNX's <c>TopK</c> has it. The numbers may come
/// in parts, in the order of their places. NaN is never among them.
/// </summary>
internal ref struct SmallestValues
{
    private readonly Span<float> _values;
    private readonly Span<int> _places;
    private int _count;

    /// <summary>Starts with none.</summary>
    /// <param name="values">k numbers, filled in rising order; those not found stay NaN.</param>
    /// <param name="places">Their k places; 0 for those not found.</param>
    public SmallestValues(Span<float> values, Span<int> places)
    {
        Debug.Assert(values.Length == places.Length && values.Length > 0);
        _values = values;
        _places = places;
        values.Fill(float.NaN);
        places.Clear();
    }

    /// <summary>Looks at further numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="firstPlace">The place of the first.</param>
    public void Meet(ReadOnlySpan<float> numbers, int firstPlace)
    {
        var i = 0;
        for (; i < numbers.Length && _count < _values.Length; i++)
            Insert(numbers[i], firstPlace + i);
        // Most numbers are too large, and then a register of them is done with at once.
        for (; i + Vector<float>.Count <= numbers.Length; i += Vector<float>.Count)
        {
            if (!Vector.LessThanAny(new Vector<float>(numbers[i..]), new Vector<float>(_values[^1])))
                continue;
            for (var lane = i; lane < i + Vector<float>.Count; lane++)
                Insert(numbers[lane], firstPlace + lane);
        }

        for (; i < numbers.Length; i++)
            Insert(numbers[i], firstPlace + i);
    }

    private void Insert(float number, int place)
    {
        var full = _count == _values.Length;
        if (full ? !(number < _values[^1]) : float.IsNaN(number))
            return;
        var at = full ? _count - 1 : _count++;
        for (; at > 0 && number < _values[at - 1]; at--)
            (_values[at], _places[at]) = (_values[at - 1], _places[at - 1]);
        (_values[at], _places[at]) = (number, place);
    }
}
