using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Calibration;
using GenreFunctions.Tagging;

namespace GenreFunctions.Tests.Learning.Calibration;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void Fit_SongsThatAreTooSureByATemperature_FindsIt(double temperature)
    {
        // Labels drawn from honest probabilities; what is seen of these is sharpened by the temperature.
        var random = new Random(1);
        var (songs, labels) = (new List<double>(), new List<int>());
        for (var i = 0; i < 20_000; i++)
        {
            double[] honest = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble())];
            SongJoin.Calibrate(honest, 0.7);
            var draw = random.NextDouble();
            labels.Add(draw < honest[0] ? 0 : draw < honest[0] + honest[1] ? 1 : 2);
            SongJoin.Calibrate(honest, 1 / temperature);
            songs.AddRange(honest);
        }

        Assert.Equal(temperature, TemperatureFit.Fit(songs.ToArray(), labels.ToArray()), 0.05 * temperature);
    }

    [Fact]
    public void Fit_AnySongs_IsNoWorseThanAGridOfTemperatures()
    {
        var cases = from count in Gen.Choose(1, 20)
                    from numbers in Gen.Choose(1, 100).ArrayOf(3 * count)
                    from labels in Gen.Choose(0, 2).ArrayOf(count)
                    select (numbers, labels);
        Prop.ForAll(cases.ToArbitrary(), item =>
        {
            var songs = item.numbers.Chunk(3).SelectMany(song => song.Select(number => number / (double)song.Sum())).ToArray();
            var found = TemperatureFit.Loss(songs, item.labels, TemperatureFit.Fit(songs, item.labels));
            return Enumerable.Range(1, 99).All(i => found <= TemperatureFit.Loss(songs, item.labels, i / 10.0) + 1e-6);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Loss_ASongThatWasCalledImpossible_CountsAsOneInATrillion(double temperature)
    {
        var least = Math.Pow(1e-12, 1 / temperature);
        Assert.Equal(-Math.Log(least / (1 + least)), TemperatureFit.Loss([1, 0], [1], temperature), 1e-9);
    }

    [Fact]
    public void Fit_OneSongOfManyCalledImpossible_StaysWithinReason()
    {
        // Nineteen certainties that are right and one that is wrong: honest would be 0.95, ln 19 of odds out of ln 1e12.
        var songs = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1.0 : 0).ToArray();
        int[] labels = [1, .. Enumerable.Repeat(0, 19)];
        Assert.Equal(Math.Log(1e12) / Math.Log(19), TemperatureFit.Fit(songs, labels), 1e-2);
    }

    [Fact]
    public void Choose_AnySongs_MakesTheFewestMistakesOfAllThresholds()
    {
        var song = from confidence in Gen.Choose(0, 20)
                   from right in ArbMap.Default.GeneratorFor<bool>()
                   select (confidence: confidence / 20.0, right);
        Prop.ForAll(song.NonEmptyListOf().ToArbitrary(), songs =>
        {
            int Mistakes(double threshold) => songs.Count(one => one.confidence < threshold == one.right);
            var chosen = UnknownThreshold.Choose([.. songs.Select(one => one.confidence)], [.. songs.Select(one => one.right)]);
            // Thresholds on and between all the confidences that occur. One that withholds fewer songs makes more mistakes.
            var candidates = Enumerable.Range(0, 41).Select(i => i / 40.0).ToList();
            return chosen is >= 0 and <= 1
                && Mistakes(chosen) == candidates.Min(Mistakes)
                && candidates.Where(candidate => songs.Any(one => one.confidence >= candidate && one.confidence < chosen)).All(candidate => Mistakes(candidate) > Mistakes(chosen));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Choose_SongsThatAreAllRight_WithholdsNone() => Assert.Equal(0, UnknownThreshold.Choose([0.2, 0.5, 0.9], [true, true, true]));

    [Fact]
    public void Choose_WrongBelowAndRightAbove_LiesBetween() =>
        Assert.Equal(0.4, UnknownThreshold.Choose([0.9, 0.2, 0.3, 0.5], [true, false, false, true]), 12);
}
