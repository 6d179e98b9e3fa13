using System.Globalization;
using GenreFunctions.Features;

namespace GenreFunctions.Learning.Data;

/// <summary>
/// Labelled segments as learners want them: a matrix, the label of each row, and which rows are of one song or one recording. Rows of
/// silence are left out, as tagging leaves out silent segments.
/// </summary>
public sealed class FeatureTable
{
    /// <summary>A larger value's mean or deviation could leave the range of a float, in which models calculate. Features of audio stay below 1e10.</summary>
    private const double LargestValue = 1e30;

    private readonly double[] _features;

    /// <summary>Arranges the rows. Songs are told apart by name (<see cref="SegmentFileName.SongOf"/>); labels are sorted.</summary>
    /// <exception cref="ArgumentException">There are no rows, a row has no label, not 57 features or a value beyond 1e30, or a song has two labels.</exception>
    public FeatureTable(IReadOnlyList<FeatureRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
            Check(row);
        rows = [.. rows.Where(row => !Silence.IsIn([.. row.Features]))];
        if (rows.Count == 0)
            throw new ArgumentException("There are no rows to learn from, or all are of silence.", nameof(rows));
        FileNames = [.. rows.Select(row => row.FileName)];
        var labels = rows.Select(row => row.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Labels = labels;
        _features = [.. rows.SelectMany(row => row.Features)];
        LabelOfRow = [.. rows.Select(row => Array.BinarySearch(labels, row.Label, StringComparer.Ordinal))];

        var songs = new Dictionary<string, int>(StringComparer.Ordinal);
        SongOfRow = [.. rows.Select(row => Numbered(songs, SegmentFileName.SongOf(row.FileName)))];
        Songs = [.. songs.Keys];
        LabelOfSong = LabelSongs();
        RecordingOfSong = JoinRepetitions(rows);
    }

    /// <summary>The names of the rows that were kept.</summary>
    public IReadOnlyList<string> FileNames { get; }

    /// <summary>The labels, sorted; numbers elsewhere are places in this list.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The songs, in the order in which they first appear.</summary>
    public IReadOnlyList<string> Songs { get; }

    /// <summary>The label of each row.</summary>
    public IReadOnlyList<int> LabelOfRow { get; }

    /// <summary>The song of each row.</summary>
    public IReadOnlyList<int> SongOfRow { get; }

    /// <summary>The label of each song.</summary>
    public IReadOnlyList<int> LabelOfSong { get; }

    /// <summary>
    /// The recording of each song. Songs that share a row to the last digit are the same recording under two names (GTZAN has a
    /// dozen of these); a split that keeps songs apart has to keep recordings apart.
    /// </summary>
    public IReadOnlyList<int> RecordingOfSong { get; }

    /// <summary>How many rows there are.</summary>
    public int RowCount => FileNames.Count;

    /// <summary>All features, row-major, 57 a row.</summary>
    public ReadOnlySpan<double> Features => _features;

    /// <summary>The features of one row.</summary>
    public ReadOnlySpan<double> Row(int row) => Features.Slice(row * FeatureSchema.Count, FeatureSchema.Count);

    /// <summary>Some rows as learners take them.</summary>
    internal Examples Examples(ReadOnlySpan<int> rows) =>
        new Examples(_features, FeatureSchema.Count, [.. LabelOfRow], Labels.Count, [.. SongOfRow]).Take(rows);

    private static void Check(FeatureRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Label))
            throw new ArgumentException($"The row '{row.FileName}' has no label; label it or leave it out.");
        if (row.Features.Count != FeatureSchema.Count)
            throw new ArgumentException($"The row '{row.FileName}' has {row.Features.Count} features, but {FeatureSchema.Count} are needed; leave the row out.");
        for (var i = 0; i < FeatureSchema.Count; i++)
        {
            if (!(Math.Abs(row.Features[i]) <= LargestValue))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The row '{row.FileName}' has {FeatureSchema.Names[i]} {row.Features[i]:R}, which is no feature of audio; leave the row out."));
        }
    }

    private static int Numbered(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
            numbers.Add(name, number = numbers.Count);
        return number;
    }

    private int[] LabelSongs()
    {
        var labels = new int[Songs.Count];
        Array.Fill(labels, -1);
        for (var row = 0; row < RowCount; row++)
        {
            var song = SongOfRow[row];
            if (labels[song] >= 0 && labels[song] != LabelOfRow[row])
                throw new ArgumentException($"The song '{Songs[song]}' has two labels, '{Labels[labels[song]]}' and '{Labels[LabelOfRow[row]]}'.");
            labels[song] = LabelOfRow[row];
        }

        return labels;
    }

    private int[] JoinRepetitions(IReadOnlyList<FeatureRow> rows)
    {
        var recordings = Enumerable.Range(0, Songs.Count).ToArray();
        int Root(int song) => recordings[song] == song ? song : recordings[song] = Root(recordings[song]);

        var firstWith = new Dictionary<IReadOnlyList<double>, int>(SameNumbers.Instance);
        for (var row = 0; row < rows.Count; row++)
        {
            if (firstWith.TryAdd(rows[row].Features, SongOfRow[row]))
                continue;
            var (one, other) = (Root(firstWith[rows[row].Features]), Root(SongOfRow[row]));
            recordings[Math.Max(one, other)] = Math.Min(one, other);
        }

        return [.. recordings.Select((_, song) => Root(song))];
    }

    private sealed class SameNumbers : IEqualityComparer<IReadOnlyList<double>>
    {
        public static readonly SameNumbers Instance = new();

        public bool Equals(IReadOnlyList<double>? left, IReadOnlyList<double>? right) => left!.SequenceEqual(right!);

        public int GetHashCode(IReadOnlyList<double> numbers)
        {
            var hash = new HashCode();
            foreach (var number in numbers)
                hash.Add(number);
            return hash.ToHashCode();
        }
    }
}
