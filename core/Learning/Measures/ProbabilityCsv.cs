using CsvHelper;

namespace GenreFunctions.Learning.Measures;

/// <summary>Writes probabilities for other programs to check: <c>filename</c>, then a column for each label.</summary>
public static class ProbabilityCsv
{
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n" };

    /// <summary>Writes a row for each segment.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fileNames">The segments' names.</param>
    /// <param name="labels">The model's labels.</param>
    /// <param name="probabilities">Row-major, one a label.</param>
    /// <exception cref="ArgumentException">There are not as many probabilities as names and labels ask for.</exception>
    public static void Write(TextWriter writer, IReadOnlyList<string> fileNames, IReadOnlyList<string> labels, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(fileNames);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Count != fileNames.Count * labels.Count)
            throw new ArgumentException($"{probabilities.Count} probabilities are not {fileNames.Count} rows of {labels.Count}.", nameof(probabilities));
        using var csv = CsvWriter.Create(writer, Writing, leaveOpen: true);
        csv.WriteHeader(["filename", .. labels]);
        for (var row = 0; row < fileNames.Count; row++)
        {
            csv.WriteField(fileNames[row]);
            for (var label = 0; label < labels.Count; label++)
                csv.WriteField(probabilities[row * labels.Count + label]);
            csv.EndRecord();
        }
    }
}
