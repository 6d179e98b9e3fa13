using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Tagging;

namespace GenreFunctions.Tests.Tagging;

public sealed class SongJoinTests
{
    private static readonly Arbitrary<double[][]> Songs = SongsOf().ToArbitrary();

    private static readonly Arbitrary<(double[][] Song, double Temperature)> SongsAtTemperatures =
        (from song in SongsOf() from tenths in Gen.Choose(2, 80) select (song, tenths / 10.0)).ToArbitrary();

    [Fact]
    public void Join_AnySong_GivesProbabilitiesAndADisagreementInBounds() =>
        Prop.ForAll(SongsAtTemperatures, item =>
        {
            var joined = Join(item.Song, item.Temperature);
            return Math.Abs(joined.Probabilities.Sum() - 1) < 1e-9
                && joined.Probabilities.All(p => p is >= 0 and <= 1)
                && joined.Disagreement is >= 0 and <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_SegmentsInAnotherOrder_IsTheSame() =>
        Prop.ForAll(SongsAtTemperatures, item =>
        {
            var (forth, back) = (Join(item.Song, item.Temperature), Join([.. item.Song.Reverse()], item.Temperature));
            return Close(forth.Probabilities, back.Probabilities) && Math.Abs(forth.Disagreement - back.Disagreement) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_AtTemperatureOne_IsTheMean() =>
        Prop.ForAll(Songs, song => Close(
            Join(song, 1).Probabilities,
            [.. Enumerable.Range(0, song[0].Length).Select(label => song.Average(segment => segment[label]))])).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_AtAnyTemperature_KeepsTheOrderOfTheLabels() =>
        Prop.ForAll(SongsAtTemperatures, item =>
        {
            var (plain, calibrated) = (Join(item.Song, 1).Probabilities, Join(item.Song, item.Temperature).Probabilities);
            return Enumerable.Range(0, plain.Count).All(i => Enumerable.Range(0, plain.Count).All(j => plain[i] <= plain[j] || calibrated[i] >= calibrated[j]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_EverySegmentTwice_ChangesNothing() =>
        Prop.ForAll(Songs, song =>
        {
            var (once, twice) = (Join(song, 1), Join([.. song, .. song], 1));
            return Close(once.Probabilities, twice.Probabilities) && Math.Abs(once.Disagreement - twice.Disagreement) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_SegmentsThatAreAllAlike_DoNotDisagree() =>
        Prop.ForAll(Songs, song => Join([song[0], song[0], song[0]], 1).Disagreement < 1e-12).QuickCheckThrowOnFailure();

    [Fact]
    public void Join_EachSegmentSureOfAnotherLabel_DisagreesCompletely() =>
        Assert.Equal(1, Join([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1).Disagreement, 12);

    [Fact]
    public void Join_TwoSegments_DisagreesByTheFormula()
    {
        // H(.5, .5) - (H(.9, .1) + H(.1, .9)) / 2, in units of ln 2.
        var entropy = -0.9 * Math.Log2(0.9) - 0.1 * Math.Log2(0.1);
        Assert.Equal(1 - entropy, Join([[0.9, 0.1], [0.1, 0.9]], 1).Disagreement, 12);
    }

    [Fact]
    public void Join_AtTemperatureTwo_TakesSquareRoots() =>
        Assert.Equal([2 / 3.0, 1 / 3.0], Join([[0.8, 0.2]], 2).Probabilities.Select(p => Math.Round(p, 12)), (x, y) => Math.Abs(x - y) < 1e-11);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Join_ATemperatureThatIsNotPositive_IsRefused(double temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Join([[0.5, 0.5]], temperature));

    [Fact]
    public void Join_NoSegmentsOrHalfOfOne_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SongJoin.Join([], 2, 1));
        Assert.Throws<ArgumentException>(() => SongJoin.Join([0.5, 0.5, 1], 2, 1));
    }

    private static Gen<double[][]> SongsOf() =>
        from labels in Gen.Choose(2, 12)
        from segments in Gen.Choose(1, 15)
        from weights in Gen.Choose(0, 1000).ArrayOf(labels).Where(row => row.Sum() > 0).ArrayOf(segments)
        select weights.Select(row => row.Select(weight => weight / (double)row.Sum()).ToArray()).ToArray();

    private static JoinedSong Join(double[][] song, double temperature) =>
        SongJoin.Join(song.SelectMany(segment => segment).ToArray(), song[0].Length, temperature);

    private static bool Close(IReadOnlyList<double> left, IReadOnlyList<double> right) => left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
}
