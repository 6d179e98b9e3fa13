using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class IntervalTests
{
    [Fact]
    public void OfShare_OfSinglesAlone_IsWilsons()
    {
        // Wilson's interval for 81 of 263, as Newcombe (1998) prints it (0.2553 to 0.3662); one degree of freedom makes ours wider by 1/526.
        var right = Enumerable.Range(0, 263).Select(i => i < 81 ? 1 : 0).ToArray();
        var interval = Interval.OfShare(right, [.. Enumerable.Repeat(1, 263)]);
        Assert.Equal(0.2553, interval.Lower, 3e-4);
        Assert.Equal(0.3662, interval.Upper, 3e-4);
    }

    [Fact]
    public void OfShare_SongsThatAreAllRightOrAllWrong_CountAsOneAnswerEach()
    {
        int[] right = [.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? 10 : 0)];
        var clustered = Interval.OfShare(right, [.. Enumerable.Repeat(10, 50)]);
        var single = Interval.OfShare([.. right.Select(r => r / 10)], [.. Enumerable.Repeat(1, 50)]);
        Assert.Equal(single.Lower, clustered.Lower, 1e-9);
        Assert.Equal(single.Upper, clustered.Upper, 1e-9);
    }

    [Fact]
    public void OfShare_AllRight_DoesNotClaimCertainty() => Assert.InRange(Interval.OfShare([1, 1, 1, 1], [1, 1, 1, 1]).Lower, 0.4, 0.6);

    [Fact]
    public void OfMean_FiveRuns_IsStudents()
    {
        // Mean 3, standard deviation sqrt(2.5), t(4) = 2.776.
        var interval = Interval.OfMean([1, 2, 3, 4, 5]);
        Assert.Equal(3 - 2.776 * Math.Sqrt(2.5 / 5), interval.Lower, 1e-3);
        Assert.Equal(3 + 2.776 * Math.Sqrt(2.5 / 5), interval.Upper, 1e-3);
    }
}
