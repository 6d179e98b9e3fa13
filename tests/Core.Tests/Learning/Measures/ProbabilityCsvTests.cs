using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class ProbabilityCsvTests
{
    [Fact]
    public void Write_TwoRows_IsATableByLabel()
    {
        var writer = new StringWriter();
        ProbabilityCsv.Write(writer, ["a.0.wav", "a.1.wav"], ["blues", "rock, hard"], [0.25, 0.75, 0.1, 0.9]);
        Assert.Equal("filename,blues,\"rock, hard\"\na.0.wav,0.25,0.75\na.1.wav,0.1,0.9\n", writer.ToString());
    }

    [Fact]
    public void Write_TooFewProbabilities_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ProbabilityCsv.Write(new StringWriter(), ["a"], ["x", "y"], [1.0]));
}
