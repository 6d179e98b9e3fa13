namespace GenreFunctions.Explaining;

/// <summary>What sampling adds up: for each segment, group and label the changes seen, and their squares against the first of them.</summary>
internal sealed class ShapleySums(int segments, int groups, int labels)
{
    private readonly double[] _first = new double[segments * groups * labels];
    private readonly double[] _sums = new double[segments * groups * labels];
    private readonly double[] _squares = new double[segments * groups * labels];
    private readonly bool[] _begun = new bool[segments * groups];

    /// <summary>Adds what a group did in a pair of walks.</summary>
    public void Add(int segment, int group, ReadOnlySpan<double> change)
    {
        var place = (segment * groups) + group;
        if (!_begun[place])
            change.CopyTo(_first.AsSpan(place * labels));
        _begun[place] = true;
        for (var label = 0; label < labels; label++)
        {
            var i = (place * labels) + label;

            // Against the first one: the squares of what is nearly the same would differ in their last digits only.
            var difference = change[label] - _first[i];
            _sums[i] += difference;
            _squares[i] += difference * difference;
        }
    }

    /// <summary>The greatest standard error of all groups and labels after so many rounds, two or more.</summary>
    public double GreatestStandardError(int rounds)
    {
        var greatest = 0.0;
        for (var group = 0; group < groups; group++)
        {
            for (var label = 0; label < labels; label++)
                greatest = Math.Max(greatest, StandardError(group, label, rounds));
        }

        return greatest;
    }

    public ShapleyValues Values(double[] whole, double[] none, int rounds, long rows)
    {
        var (values, errors) = (new double[labels][], new double[labels][]);
        var probabilities = new double[labels];
        Tagging.SongJoin.Mean(whole, probabilities);
        for (var label = 0; label < labels; label++)
        {
            values[label] = [.. Enumerable.Range(0, groups).Select(group => Mean(group, label, rounds))];
            errors[label] = [.. Enumerable.Range(0, groups).Select(group => StandardError(group, label, rounds))];
        }

        return new ShapleyValues(values, errors, probabilities, none, rounds, rows);
    }

    private double Mean(int group, int label, int rounds)
    {
        var sum = 0.0;
        for (var segment = 0; segment < segments; segment++)
        {
            var i = Place(segment, group, label);
            sum += _first[i] + (_sums[i] / rounds);
        }

        return sum / segments;
    }

    /// <summary>sqrt(sum of s²/rounds) / segments, with s² the sample variance within each segment: the segments are all there, and no sample.</summary>
    private double StandardError(int group, int label, int rounds)
    {
        var variance = 0.0;
        for (var segment = 0; segment < segments; segment++)
        {
            var i = Place(segment, group, label);
            variance += Math.Max(0, _squares[i] - (_sums[i] * _sums[i] / rounds)) / (rounds - 1);
        }

        return Math.Sqrt(variance / rounds) / segments;
    }

    private int Place(int segment, int group, int label) => (((segment * groups) + group) * labels) + label;
}
