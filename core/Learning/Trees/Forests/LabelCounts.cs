namespace GenreFunctions.Learning.Trees.Forests;

/// <summary>How many of some rows have each label, and how mixed that is. Belongs to one thread.</summary>
internal sealed class LabelCounts(int labels, Impurity impurity)
{
    private readonly int[] _counts = new int[labels];

    /// <summary>How many rows there are.</summary>
    public int Total { get; private set; }

    /// <summary>How many have a label.</summary>
    public int this[int label] => _counts[label];

    /// <summary>Whether all have the same label.</summary>
    public bool Pure => _counts.Contains(Total);

    /// <summary>
    /// The impurity times the number of rows: what a split is to lessen, summed over its sides. Gini: n - sum n_k^2 / n; entropy: n ln n - sum n_k ln n_k.
    /// </summary>
    public double Mixed
    {
        get
        {
            if (Total == 0)
                return 0;
            var sum = 0.0;
            foreach (var count in _counts)
                sum += impurity == Impurity.Gini ? (double)count * count : count > 0 ? count * Math.Log(count) : 0;
            return impurity == Impurity.Gini ? Total - sum / Total : Total * Math.Log(Total) - sum;
        }
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Total = 0;
    }

    /// <summary>Adds rows of a label; a negative number takes them away.</summary>
    public void Add(int label, int rows)
    {
        _counts[label] += rows;
        Total += rows;
    }

    /// <summary>Adds other rows, so many times; -1 takes them away.</summary>
    public void Add(LabelCounts other, int times)
    {
        for (var label = 0; label < labels; label++)
            _counts[label] += times * other._counts[label];
        Total += times * other.Total;
    }
}
