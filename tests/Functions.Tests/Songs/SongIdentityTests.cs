using System.Security.Cryptography;
using System.Text;
using GenreFunctions.Functions.Songs;

namespace GenreFunctions.Functions.Tests.Songs;

public sealed class SongIdentityTests
{
    private static readonly string[] AllNames = ["song.wav", "a b.wav", "a/../b", "../x", "日本/曲.wav", "e\u0301.wav", "é.wav", new string('x', 1024), "a%20b", "a\\b"];

    public static readonly TheoryData<string> Names = new(AllNames);

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_AnyName_IsThirtyTwoDigitsThatOnlyItsPartsDecide(string name)
    {
        var song = SongIdentity.OfSong("audio", name);
        Assert.Matches("^[0-9a-f]{32}$", song);
        Assert.Equal(song, SongIdentity.OfSong("audio", name));
        Assert.NotEqual(song, SongIdentity.OfSong("audio2", name));
        Assert.Equal(SongIdentity.OfInstance("audio", name, "0x1"), SongIdentity.OfInstance("audio", name, "\"0x1\""));
        Assert.NotEqual(SongIdentity.OfInstance("audio", name, "0x1"), SongIdentity.OfInstance("audio", name, "0x2"));
    }

    [Fact]
    public void Of_TheSameLettersCutElsewhere_DiffersAsTheNamesDo()
    {
        Assert.NotEqual(SongIdentity.OfSong("audio", "x/y"), SongIdentity.OfSong("audiox", "/y"));
        Assert.NotEqual(SongIdentity.OfInstance("audio", "song1", "2"), SongIdentity.OfInstance("audio", "song", "12"));
        Assert.Equal(10, AllNames.Select(name => SongIdentity.OfSong("audio", name)).Distinct().Count());
    }

    [Fact]
    public void OfSong_KnownName_IsTheFirstHalfOfItsHash() =>
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("audio\0acme/song.wav")))[..32], SongIdentity.OfSong("audio", "acme/song.wav"), ignoreCase: true);

    [Fact]
    public void Version_OfASong_IsByBlobVersionAndModel()
    {
        Assert.NotEqual(SongIdentity.OfVersion("0x1", "a"), SongIdentity.OfVersion("0x1", "b"));
        Assert.NotEqual(SongIdentity.OfVersion("0x1", "a"), SongIdentity.OfVersion("0x2", "a"));
        Assert.Equal(SongIdentity.OfVersion("\"0x1\"", "a"), SongIdentity.OfVersion("0x1", "a"));
    }
}
