using System.Globalization;
using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Cli.Learning.Comparing.Charts;

/// <summary>A confusion matrix: a row for what is right, a column for what was named, the darker the larger its share of the row.</summary>
internal static class ConfusionChart
{
    private const double Cell = 34;
    private const double Margin = 84;

    /// <summary>A name's length in the narrow columns' heads.</summary>
    private const int HeadLetters = 5;

    /// <summary>Draws it.</summary>
    public static string Draw(ConfusionMatrix confusion)
    {
        var count = confusion.Labels.Count;
        var svg = new Svg(Margin + count * Cell + 8, 22 + count * Cell + 20, $"Confusion matrix of {confusion.Count} answers");
        for (var column = 0; column < count; column++)
            svg.Words(Margin + (column + 0.5) * Cell, 16, Short(confusion.Labels[column]), "middle");
        for (var row = 0; row < count; row++)
        {
            var all = Enumerable.Range(0, count).Sum(column => confusion[row, column]);
            svg.Words(Margin - 6, 22 + (row + 0.65) * Cell, confusion.Labels[row], "end");
            for (var column = 0; column < count; column++)
            {
                var (x, y) = (Margin + column * Cell, 22 + row * Cell);
                svg.Rectangle(x + 1, y + 1, Cell - 2, Cell - 2, row == column ? "right" : "wrong", all == 0 ? 0 : 0.08 + 0.8 * confusion[row, column] / all);
                if (confusion[row, column] > 0)
                    svg.Words(x + Cell / 2, y + Cell * 0.65, confusion[row, column].ToString(CultureInfo.InvariantCulture), "middle");
            }
        }

        return svg.Words(Margin, 22 + count * Cell + 16, "rows: what is right; columns: what was named", kind: "small").End();
    }

    private static string Short(string label) => label.Length > HeadLetters ? label[..HeadLetters] : label;
}
