using GenreFunctions.Functions.Http;

namespace GenreFunctions.Functions.Tests.Http;

public sealed class RecentAnswersTests
{
    [Fact]
    public void Add_MoreThanFits_LeavesOutWhatWasAskedForLongestAgo()
    {
        var cache = new RecentAnswers<byte[]>(maximumSize: 300, answer => answer.Length);
        foreach (var key in "abc")
            cache.Add($"{key}", new byte[100]);
        cache.Find("a");
        cache.Add("d", new byte[100]);
        Assert.Equal(["a", "c", "d"], "abcd".Select(key => $"{key}").Where(key => cache.Find(key) is not null));

        // One that is twice as large takes the place of two.
        cache.Add("e", new byte[200]);
        Assert.Equal(["d", "e"], "abcde".Select(key => $"{key}").Where(key => cache.Find(key) is not null));
    }

    [Fact]
    public void Add_LargerThanAll_IsNotKept()
    {
        var cache = new RecentAnswers<byte[]>(maximumSize: 300, answer => answer.Length);
        cache.Add("a", new byte[301]);
        Assert.Null(cache.Find("a"));
        cache.Add("b", new byte[300]);
        Assert.NotNull(cache.Find("b"));
    }

    [Fact]
    public void Add_TheSameTwice_CountsOnce()
    {
        var cache = new RecentAnswers<byte[]>(maximumSize: 300, answer => answer.Length);
        for (var i = 0; i < 5; i++)
            cache.Add("a", new byte[100]);
        cache.Add("b", new byte[200]);
        Assert.NotNull(cache.Find("a"));
        Assert.NotNull(cache.Find("b"));
    }
}
