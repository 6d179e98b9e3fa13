using GenreFunctions.Cli.Tagging;

namespace GenreFunctions.Cli.Tests.Tagging;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0.4, "0:00")]
    [InlineData(59.6, "1:00")]
    [InlineData(187.4, "3:07")]
    [InlineData(3599.7, "1:00:00")]
    [InlineData(93_784, "26:03:04")]
    public void Clock_IsMinutesAndSeconds_WithHoursWhereThereAreSome(double seconds, string text) => Assert.Equal(text, Words.Clock(seconds));

    [Theory]
    [InlineData(SongOutcome.TooShort, "tooShort", "too short")]
    [InlineData(SongOutcome.Undecodable, "undecodable", "undecodable")]
    public void Outcome_IsCamelCaseForPrograms_AndWordsForPeople(SongOutcome outcome, string camelCase, string plain)
    {
        Assert.Equal(camelCase, Words.CamelCase(outcome));
        Assert.Equal(plain, Words.Plain(outcome));
    }
}
