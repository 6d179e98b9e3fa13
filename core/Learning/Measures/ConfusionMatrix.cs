using System.Globalization;
using System.Text;

namespace GenreFunctions.Learning.Measures;

/// <summary>How often each label was taken for each other.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    internal ConfusionMatrix(IReadOnlyList<string> labels, ReadOnlySpan<int> truth, ReadOnlySpan<int> named)
    {
        Labels = labels;
        _counts = new int[labels.Count, labels.Count];
        for (var i = 0; i < truth.Length; i++)
            _counts[truth[i], named[i]]++;
    }

    /// <summary>The labels, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How often <paramref name="truth"/> was named <paramref name="named"/>, both places in <see cref="Labels"/>.</summary>
    public int this[int truth, int named] => _counts[truth, named];

    /// <summary>How many were judged.</summary>
    public int Count => _counts.Cast<int>().Sum();

    /// <summary>Share on the diagonal.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Labels.Count).Sum(label => _counts[label, label]) / Count;

    /// <summary>Precision and recall, label by label.</summary>
    public IReadOnlyList<ClassScore> Classes => [.. Enumerable.Range(0, Labels.Count).Select(Score)];

    /// <summary>Mean F1 of the labels that occur.</summary>
    public double MacroF1 => Classes.Where(score => score.Count > 0).Average(score => score.F1);

    /// <summary>The matrix as text: a row for what is right, a column for what was named.</summary>
    public override string ToString()
    {
        var names = Labels.Max(label => label.Length);
        var width = Math.Max(6, Count.ToString(CultureInfo.InvariantCulture).Length + 1);
        var text = new StringBuilder().Append(' ', names);
        foreach (var label in Labels)
            text.Append(label.Length < width ? label.PadLeft(width) : $" {label[..(width - 1)]}");
        for (var row = 0; row < Labels.Count; row++)
        {
            text.Append('\n').Append(Labels[row].PadRight(names));
            for (var column = 0; column < Labels.Count; column++)
                text.Append(_counts[row, column].ToString(CultureInfo.InvariantCulture).PadLeft(width));
        }

        return text.ToString();
    }

    private ClassScore Score(int label)
    {
        var all = Enumerable.Range(0, Labels.Count);
        int hits = _counts[label, label], count = all.Sum(other => _counts[label, other]), named = all.Sum(other => _counts[other, label]);
        return new ClassScore(
            Labels[label],
            count,
            named == 0 ? 0 : (double)hits / named,
            count == 0 ? 0 : (double)hits / count,
            count + named == 0 ? 0 : 2.0 * hits / (count + named));
    }
}
