using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Tests.Demo;

public sealed class PatternTests
{
    [Fact]
    public void Strokes_HaveTheirStepsSignsAndLengths() =>
        Assert.Equal([new Stroke(0, 3, 'x'), new Stroke(4, 1, 'o'), new Stroke(5, 2, 'X')], new Pattern("x--. | oX-.").InBar(0, 8));

    [Fact]
    public void Bars_PlayedOneAfterTheOther_AreThePatternRoundAndRound()
    {
        var signs = Gen.Elements('x', 'o', '.').NonEmptyListOf().Select(letters => string.Concat(letters)).ToArbitrary();
        Prop.ForAll(signs, Gen.Choose(1, 16).ToArbitrary(), (text, stepsPerBar) =>
        {
            var played = new char[5 * stepsPerBar];
            Array.Fill(played, '.');
            for (var bar = 0; bar < 5; bar++)
            {
                foreach (var stroke in new Pattern(text).InBar(bar, stepsPerBar))
                    played[(bar * stepsPerBar) + stroke.Step] = stroke.Sign;
            }

            return played.SequenceEqual(Enumerable.Range(0, played.Length).Select(step => text[step % text.Length]));
        }).QuickCheckThrowOnFailure();
    }
}
