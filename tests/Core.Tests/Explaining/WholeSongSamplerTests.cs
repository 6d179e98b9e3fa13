using GenreFunctions.Explaining;

namespace GenreFunctions.Tests.Explaining;

public sealed class WholeSongSamplerTests
{
    private const int Segments = 3;

    private static readonly int[][] Groups = [[0], [1, 2], [3]];

    private static readonly double[] Baseline = [0.5, 0, -0.5, 0.25];

    private static readonly double[] Song = [1, 2, -1, 0.5, -0.5, 1.5, 2, -2, 0.75, -1, 1, 1];

    [Fact]
    public void Sample_SegmentsThatDependOnEachOther_AgreesWithAllSubsetsOfTheSong()
    {
        var found = new WholeSongSampler(Remembering, 2, Groups, Baseline).Sample(Song, new ExplanationOptions { StandardError = 0.001 }, CancellationToken.None);

        // By definition, with the song as one row of twelve columns.
        int[][] wide = [[0, 4, 8], [1, 2, 5, 6, 9, 10], [3, 7, 11]];
        double[] none = [.. Baseline, .. Baseline, .. Baseline];
        var whole = new double[Segments * 2];
        Remembering(Song, whole);
        for (var label = 0; label < 2; label++)
        {
            var exact = SlowShapley.Of(MeanOfSong, 2, label, wide, none, Song);
            for (var group = 0; group < Groups.Length; group++)
                Assert.InRange(Math.Abs(exact[group] - found.Values[label][group]), 0, 4 * found.StandardErrors[label][group] + 1e-12);
            Assert.Equal((whole[label] + whole[2 + label] + whole[4 + label]) / Segments, found.Probabilities[label], 12);
            Assert.Equal(found.Probabilities[label] - found.BaselineProbabilities[label], found.Values[label].Sum(), 12);
        }

        static void MeanOfSong(ReadOnlySpan<double> row, Span<double> probabilities)
        {
            var segments = new double[Segments * 2];
            Remembering(row, segments);
            probabilities[0] = (segments[0] + segments[2] + segments[4]) / Segments;
            probabilities[1] = (segments[1] + segments[3] + segments[5]) / Segments;
        }
    }

    [Fact]
    public void Sample_Rows_AreThoseThatTheModelWasAskedForAndWithinTheBudget()
    {
        var asked = 0;
        var found = new WholeSongSampler(Counting, 2, Groups, Baseline).Sample(Song, new ExplanationOptions { StandardError = 1e-9, MaximumRows = 1_000 }, CancellationToken.None);
        Assert.Equal(asked, found.Rows);
        Assert.InRange(found.Rows, 900, 1_000);

        void Counting(ReadOnlySpan<double> rows, Span<double> probabilities)
        {
            asked += rows.Length / Baseline.Length;
            Remembering(rows, probabilities);
        }
    }

    /// <summary>What it says of a segment depends on those before it.</summary>
    private static void Remembering(ReadOnlySpan<double> rows, Span<double> probabilities)
    {
        var memory = 0.0;
        for (var row = 0; row < rows.Length / 4; row++)
        {
            var x = rows.Slice(row * 4, 4);
            memory = Math.Tanh((0.7 * memory) + (x[0] * x[1]) - x[2] + (x[3] * memory));
            probabilities[row * 2] = 1 / (1 + Math.Exp(-memory));
            probabilities[(row * 2) + 1] = 1 - probabilities[row * 2];
        }
    }
}
