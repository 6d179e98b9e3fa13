using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Tests.Demo;

public sealed class ChordTests
{
    [Theory]
    [InlineData("C", new[] { 60, 64, 67, 72 })]
    [InlineData("Am7", new[] { 69, 72, 76, 79 })]
    [InlineData("Bb7", new[] { 70, 74, 77, 80 })]
    [InlineData("F#m", new[] { 66, 69, 73, 78 })]
    [InlineData("Ebmaj7", new[] { 63, 67, 70, 74 })]
    [InlineData("Bm7b5", new[] { 71, 74, 77, 81 })]
    [InlineData("E5", new[] { 64, 71, 76, 83 })]
    public void Parse_GivesTheChordsTones(string text, int[] tones)
    {
        var chord = Chord.Parse(text);

        Assert.Equal(tones, Enumerable.Range(0, 4).Select(index => chord.Tone(index, 60)));
        Assert.All(tones, tone => Assert.True(chord.Has(tone - 24)));
        Assert.False(chord.Has(tones[0] + 1));
    }

    [Theory]
    [InlineData("H")]
    [InlineData("C13")]
    public void Parse_OfNoChord_SaysSo(string text) => Assert.Contains(text, Assert.Throws<FormatException>(() => Chord.Parse(text)).Message, StringComparison.Ordinal);
}
