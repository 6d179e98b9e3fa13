using GenreFunctions.Functions.Pictures;

namespace GenreFunctions.Functions.Tests.Pictures;

public sealed class PictureCacheTests
{
    [Fact]
    public void Add_MoreThanFits_LeavesOutWhatWasAskedForLongestAgo()
    {
        var cache = new PictureCache(maximumBytes: 300);
        foreach (var key in "abc")
            cache.Add($"{key}", Picture(100));
        cache.Find("a");
        cache.Add("d", Picture(100));
        Assert.Equal(["a", "c", "d"], "abcd".Select(key => $"{key}").Where(key => cache.Find(key) is not null));

        // One that is twice as large takes the place of two.
        cache.Add("e", Picture(200));
        Assert.Equal(["d", "e"], "abcde".Select(key => $"{key}").Where(key => cache.Find(key) is not null));
    }

    [Fact]
    public void Add_LargerThanAll_IsNotKept()
    {
        var cache = new PictureCache(maximumBytes: 300);
        cache.Add("a", Picture(301));
        Assert.Null(cache.Find("a"));
        cache.Add("b", Picture(300));
        Assert.NotNull(cache.Find("b"));
    }

    [Fact]
    public void Add_TheSameTwice_CountsOnce()
    {
        var cache = new PictureCache(maximumBytes: 300);
        for (var i = 0; i < 5; i++)
            cache.Add("a", Picture(100));
        cache.Add("b", Picture(200));
        Assert.NotNull(cache.Find("a"));
        Assert.NotNull(cache.Find("b"));
    }

    private static PictureBody Picture(int bytes) => new("", "", 1, 1, 1, 1, new WaveformBody([], []), new MelBody(1, 0, 1, -80, new byte[bytes]));
}
