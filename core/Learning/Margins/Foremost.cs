using System.Numerics;

namespace GenreFunctions.Learning.Margins;

/// <summary>Finds the largest of many numbers, several side by side; of equals the first. So the answer does not depend on the width of the registers.</summary>
internal struct Foremost
{
    private Vector<double> _values;
    private Vector<double> _places;

    /// <summary>Starts from nothing: everything above negative infinity counts.</summary>
    public static Foremost None => new() { _values = new(double.NegativeInfinity), _places = new(-1) };

    /// <summary>Looks at further numbers and their places; places come in rising order.</summary>
    public void Meet(Vector<double> values, Vector<double> places)
    {
        var better = Vector.GreaterThan(values, _values);
        _values = Vector.ConditionalSelect(better, values, _values);
        _places = Vector.ConditionalSelect(better, places, _places);
    }

    /// <summary>The largest and its place; -1 where there was none.</summary>
    public readonly (double Value, int Place) Find()
    {
        var (value, place) = (_values[0], _places[0]);
        for (var lane = 1; lane < Vector<double>.Count; lane++)
        {
            if (_values[lane] > value || (_values[lane] == value && _places[lane] < place))
                (value, place) = (_values[lane], _places[lane]);
        }

        return (value, (int)place);
    }
}
