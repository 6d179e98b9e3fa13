using GenreFunctions.Functions.Http;

namespace GenreFunctions.Functions.Tests.Http;

public sealed class QueryParametersTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31T00:00:00+00:00")]
    [InlineData("2026-01-31T12:30Z", "2026-01-31T12:30:00+00:00")]
    [InlineData("2026-01-31T12:30:05%2B05:30", "2026-01-31T12:30:05+05:30")]
    [InlineData("2026-01-31T12:30:05.1234567-08:00", "2026-01-31T12:30:05.1234567-08:00")]
    [InlineData("2026-01-31T12:30:05", "2026-01-31T12:30:05+00:00")]
    public void Time_WellWritten_IsThatInstant(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, null), new QueryParameters(Call.Request($"?from={text}"), "from").Time("from"));

    [Theory]
    [InlineData("?from=yesterday", "from: 'yesterday' is no date or time")]
    [InlineData("?from=2026-02-30", "from: '2026-02-30' is no date or time")]
    [InlineData("?from=2026-01-31T12:00:00+01:00", "write a plus sign as %2B")]
    [InlineData("?from=1", "from: '1' is no date")]
    [InlineData("?from=2026-01-01&from=2026-01-02", "from: it is given more than once")]
    [InlineData("?form=2026-01-01", "form: there is no such query parameter; there are from.")]
    [InlineData("?From=2026-01-01", "From: there is no such query parameter")]
    public void Time_BadlyWritten_IsNamed(string query, string says)
    {
        var problem = Assert.Throws<RequestProblemException>(() => new QueryParameters(Call.Request(query), "from").Time("from"));
        Assert.Equal(400, problem.Status);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=501")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=1.5")]
    [InlineData("?limit=٣")]
    [InlineData("?limit=99999999999999999999")]
    public void Number_OutOfRange_IsNamed(string query) =>
        Assert.EndsWith("is no whole number from 1 to 500.", Assert.Throws<RequestProblemException>(() => new QueryParameters(Call.Request(query), "limit").Number("limit", 1, 500)).Message, StringComparison.Ordinal);

    [Fact]
    public void Word_Outcome_IsWrittenAsInJson()
    {
        Assert.Equal(SongOutcome.TooShort, new QueryParameters(Call.Request("?outcome=tooShort"), "outcome").Word<SongOutcome>("outcome"));
        var problem = Assert.Throws<RequestProblemException>(() => new QueryParameters(Call.Request("?outcome=1"), "outcome").Word<SongOutcome>("outcome"));
        Assert.Equal("outcome: '1' is none of tagged, tooShort, silent, undecodable, unsupported, tooLong, failed.", problem.Message);
    }

    [Fact]
    public void Any_EmptyOrTheHostsOwn_IsPassedOver()
    {
        var query = new QueryParameters(Call.Request("?limit=&from=&genre=%20&code=key"), "limit", "from", "genre");
        Assert.Null(query.Number("limit", 1, 5));
        Assert.Null(query.Time("from"));
        Assert.Null(query.Text("genre"));
    }
}
