using System.Globalization;
using GenreFunctions.Cli.Costs;

namespace GenreFunctions.Cli.Tests.Costs;

public sealed class ProcessorTimeTests
{
    [Fact]
    public void Total_HasWhatAnotherProgramTook()
    {
        var before = ProcessorTime.Total;

        // Bash counts for itself: two lines, the first its own, as in 0m0.384s 0m0.003s.
        var told = ProgramRun.Shell("for ((i = 0; i < 300000; i++)); do :; done; TIMEFORMAT=; times").Lines[0].Split(' ').Sum(Seconds);

        // Its last counts are told when they have not all been made; so many hundredths of a second do not matter.
        Assert.True(told > 0.05, $"The loop took {told} s, which is too little to see.");
        Assert.InRange((ProcessorTime.Total - before).TotalSeconds, told - 0.03, double.MaxValue);
    }

    private static double Seconds(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture) * 60) + double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
