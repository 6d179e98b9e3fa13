using System.Text.Json;
using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Catalogue;

public sealed class CatalogueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteTagStore _store;
    private readonly ListSongs _list;
    private readonly GetSong _get;

    public CatalogueTests()
    {
        _store = new SqliteTagStore(Path.Combine(_folder.Path, "songs.db"));
        _list = new ListSongs(_store, NullLogger<ListSongs>.Instance);
        _get = new GetSong(_store, NullLogger<GetSong>.Instance);
    }

    [Fact]
    public async Task List_NoSongs_IsAnEmptyPage()
    {
        var page = (await _list.RunAsync(Call.Request())).Json();
        Assert.Equal("{\"songs\":[]}", page.GetRawText());
    }

    [Fact]
    public async Task List_Filters_ReachTheStore()
    {
        var version = Versions.Of("acme/a b.wav", genre: "hip hop", tagged: 60);
        await Record(version, Versions.Of("zenith/x.wav", genre: "hip hop", tagged: 60), Versions.Of("acme/c.wav", outcome: SongOutcome.Silent, tagged: 60), Versions.Of("acme/old.wav", genre: "hip hop", tagged: 1));
        var request = Call.Request("?publisher=acme&genre=hip%20hop&outcome=tagged&from=2026-03-28T20:45:00Z&to=2026-03-29&limit=1");
        var page = (await _list.RunAsync(request)).Json();
        Assert.Equal("acme/a b.wav", page.GetProperty("songs").EnumerateArray().Single().GetProperty("name").GetString());
        Assert.False(page.TryGetProperty("cursor", out _));
    }

    [Fact]
    public async Task List_Cursor_LeadsThroughAllSongs()
    {
        await Record([.. Enumerable.Range(0, 7).Select(i => Versions.Of($"acme/{i}.wav", tagged: i))]);
        var names = new List<string?>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await _list.RunAsync(Call.Request($"?limit=3&cursor={Uri.EscapeDataString(cursor)}"))).Json();
            names.AddRange(page.GetProperty("songs").EnumerateArray().Select(song => song.GetProperty("name").GetString()));
            cursor = page.TryGetProperty("cursor", out var next) ? next.GetString() : null;
        }

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"acme/{i}.wav"), names);
    }

    [Theory]
    [InlineData("", "c b a")]
    [InlineData("?order=asc", "a b c")]
    [InlineData("?sort=tagged&order=desc", "c b a")]
    [InlineData("?sort=confidence", "b c a")]
    [InlineData("?sort=confidence&order=asc", "c b a")]
    [InlineData("?sort=name", "a b c")]
    [InlineData("?sort=name&order=desc", "c b a")]
    [InlineData("?minConfidence=0.5", "b")]
    [InlineData("?maxConfidence=0.5", "c")]
    [InlineData("?minConfidence=0.25&maxConfidence=.75&sort=name", "b c")]
    public async Task List_SortOrderAndRange_ReachTheStore(string query, string names)
    {
        await Record(Versions.Of("a", outcome: SongOutcome.Silent, tagged: 1), Versions.Of("b", confidence: 0.75, tagged: 2), Versions.Of("c", confidence: 0.25, tagged: 3));
        var page = (await _list.RunAsync(Call.Request(query))).Json();
        Assert.Equal(names, string.Join(' ', page.GetProperty("songs").EnumerateArray().Select(song => song.GetProperty("name").GetString())));
        Assert.False(page.TryGetProperty("total", out _));
    }

    [Fact]
    public async Task List_CountAskedFor_HasTheTotal()
    {
        await Record([.. Enumerable.Range(0, 7).Select(i => Versions.Of($"acme/{i}.wav", tagged: i))]);
        Assert.Equal(7, (await _list.RunAsync(Call.Request("?count=true&limit=2"))).Json().GetProperty("total").GetInt32());
        Assert.False((await _list.RunAsync(Call.Request("?count=false"))).Json().TryGetProperty("total", out _));
    }

    [Theory]
    [InlineData("?minConfidence=1.5", "minConfidence: '1.5' is no number from 0 to 1, as in 0.75.")]
    [InlineData("?maxConfidence=-1", "maxConfidence: '-1' is no number from 0 to 1, as in 0.75.")]
    [InlineData("?maxConfidence=NaN", "maxConfidence: 'NaN' is no number from 0 to 1, as in 0.75.")]
    [InlineData("?minConfidence=-Infinity", "minConfidence: '-Infinity' is no number from 0 to 1, as in 0.75.")]
    [InlineData("?minConfidence=1e-1", "minConfidence: '1e-1' is no number from 0 to 1, as in 0.75.")]
    [InlineData("?sort=genre", "sort: 'genre' is none of tagged, confidence, name.")]
    [InlineData("?order=up", "order: 'up' is none of desc, asc.")]
    [InlineData("?count=yes", "count: 'yes' is neither true nor false.")]
    public async Task List_BadParameter_Is400(string query, string says) => Assert.Equal(says, (await _list.RunAsync(Call.Request(query))).Problem(400));

    [Fact]
    public async Task List_CursorFromElsewhere_Is400()
    {
        Assert.StartsWith("cursor: ", (await _list.RunAsync(Call.Request("?cursor=abc"))).Problem(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TaggedSong_HasTagsTimelineAndVersions()
    {
        await Record(Versions.Of(eTag: "1", genre: "rock"), Versions.Of(eTag: "2", uploaded: 5, tagged: 6, publisher: "acme"));
        var song = (await _get.RunAsync(Call.Request(), Versions.Of().Upload.SongId)).Json();
        Assert.Equal("jazz", song.GetProperty("genre").GetString());
        Assert.Equal("tagged", song.GetProperty("outcome").GetString());
        Assert.Equal(2, song.GetProperty("tags").GetArrayLength());
        Assert.Equal([0.0, 3.0, 6.0], song.GetProperty("timeline").EnumerateArray().Select(one => one.GetProperty("startSeconds").GetDouble()));
        Assert.Equal(["2", "1"], song.GetProperty("versions").EnumerateArray().Select(one => one.GetProperty("eTag").GetString()));
        Assert.Equal("2", song.GetProperty("eTag").GetString());
        Assert.False(song.TryGetProperty("message", out _));
    }

    [Fact]
    public async Task Get_SongWithoutTags_SaysWhy()
    {
        await Record(Versions.Of(outcome: SongOutcome.TooShort));
        var song = (await _get.RunAsync(Call.Request(), Versions.Of().Upload.SongId)).Json();
        Assert.Equal("tooShort", song.GetProperty("outcome").GetString());
        Assert.Equal("A sentence for the publisher.", song.GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Array, song.GetProperty("tags").ValueKind);
        Assert.False(song.TryGetProperty("genre", out _));
    }

    [Theory]
    [InlineData("00000000000000000000000000000000", "There is no song 00000000000000000000000000000000: it was not uploaded, or is not tagged yet.")]
    [InlineData("0000000000000000000000000000000", "A song's id is 32 hexadecimal digits in lower case, as lists give it; this is none.")]
    [InlineData("0000000000000000000000000000000A", "A song's id is 32 hexadecimal digits in lower case, as lists give it; this is none.")]
    [InlineData("../../etc/passwd", "A song's id is 32 hexadecimal digits in lower case, as lists give it; this is none.")]
    [InlineData("<script>alert(1)</script>_______", "A song's id is 32 hexadecimal digits in lower case, as lists give it; this is none.")]
    public async Task Get_NoSuchSong_Is404(string id, string says) => Assert.Equal(says, (await _get.RunAsync(Call.Request(), id)).Problem(404));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private async Task Record(params SongVersion[] versions)
    {
        foreach (var version in versions)
            await _store.RecordAsync(version, CancellationToken.None);
    }
}
