using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Granting;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("acme", "song.wav")]
    [InlineData("acme", "album/01 – So What?.flac")]
    [InlineData("o'neil & söhne #1", "100% .mp3")]
    [InlineData("日本", "曲/🎺.wav")]
    [InlineData("a", "...hidden/..b.wav")]
    public void Check_GoodName_IsTaken(string publisher, string name)
    {
        Assert.Null(UploadName.Check(publisher, name, out var blobName));
        Assert.Equal($"{publisher}/{name}", blobName);
    }

    [Theory]
    [InlineData(null, "a.wav", "publisher: it is missing or empty; give one.")]
    [InlineData(" ", "a.wav", "publisher: it is missing or empty; give one.")]
    [InlineData("acme", null, "name: it is missing or empty; give one.")]
    [InlineData("acme", "", "name: it is missing or empty; give one.")]
    [InlineData("ac/me", "a.wav", "publisher: it is one segment of a path; leave out the '/'.")]
    [InlineData(" acme", "a.wav", "publisher: it begins or ends with a space; leave that out.")]
    [InlineData("..", "a.wav", "publisher: it ends with a dot, which Azure Storage would drop; leave that out.")]
    [InlineData("acme", "a\tb.wav", "name: it has a control character in it, such as a tab or a line break; leave that out.")]
    [InlineData("acme", "a\u0085b.wav", "name: it has a control character in it, such as a tab or a line break; leave that out.")]
    [InlineData("acme", "a\\b.wav", "name: it has a backslash in it; separate folders by '/'.")]
    [InlineData("acme", "/a.wav", "name: it begins or ends with '/'; leave that out.")]
    [InlineData("acme", "a/", "name: it begins or ends with '/'; leave that out.")]
    [InlineData("acme", "a.", "name: it ends with a dot, which Azure Storage would drop; leave that out.")]
    [InlineData("acme", "a//b.wav", "name: it has an empty folder ('//'); leave one '/' out.")]
    [InlineData("acme", "../b.wav", "name: it has a folder called '..', which leads elsewhere in a URL; leave that out.")]
    [InlineData("acme", "a/./b.wav", "name: it has a folder called '.', which leads elsewhere in a URL; leave that out.")]
    [InlineData("acme", "a./b.wav", "name: its folder 'a.' ends with a dot, which Azure Storage would drop; leave that out.")]
    public void Check_BadName_GetsASentence(string? publisher, string? name, string says)
    {
        Assert.Equal(says, UploadName.Check(publisher, name, out var blobName));
        Assert.Empty(blobName);
    }

    [Fact]
    public void Check_HalfACharacter_GetsASentence() =>
        Assert.Contains("half of a character", UploadName.Check("acme", "a\ud83c.wav", out _), StringComparison.Ordinal);

    [Theory]
    [InlineData(1019, null)]
    [InlineData(1020, "name: publisher and name together have 1025 characters; at most 1024 are allowed.")]
    public void Check_LongName_IsTakenUpToTheLimit(int length, string? says) =>
        Assert.Equal(says, UploadName.Check("acme", new string('x', length), out _));

    [Theory]
    [InlineData("Caf\u0065\u0301", "Caf\u00e9")]
    [InlineData("Bjo\u0308rk", "Bj\u00f6rk")]
    [InlineData("\u304b\u3099", "\u304c")]
    [InlineData("Vie\u0323\u0302t", "Vi\u1ec7t")]
    [InlineData("\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00")]
    [InlineData("\uac00\u11a7", "\uac00\u11a7")]
    [InlineData("q\u0301", "q\u0301")]
    [InlineData("\u00e9\ud83c\udfba", "\u00e9\ud83c\udfba")]
    public void Check_LettersAndMarks_AreComposed(string name, string composed)
    {
        Assert.Null(UploadName.Check("acme", name, out var blobName));
        Assert.Equal($"acme/{composed}", blobName);
        Assert.Null(UploadName.Check("acme", composed, out var again));
        Assert.Equal(blobName, again);
    }

    [Fact]
    public void Check_AnyNameThatIsTaken_IsThatBlobInStorage()
    {
        // A name means the same in a URL, and its publisher is the one that asked.
        var storage = new AudioStorage(new ConfigurationBuilder().AddInMemoryCollection([new(AudioStorage.Connection, "UseDevelopmentStorage=true")]).Build());
        var names = Gen.Elements("a/. %#?&+é日\\\t:*\"<>|~\u00a0\u200d".ToCharArray()).ArrayOf().Select(marks => new string(marks));
        var taken = 0;
        Prop.ForAll(names.Zip(names).ToArbitrary(), pair =>
        {
            if (UploadName.Check(pair.Item1, pair.Item2, out var blobName) is not null)
                return;
            taken++;
            Assert.Equal(blobName, storage.Find(AudioStorage.UploadContainer, blobName)?.Name);
            Assert.Equal(Composition.Of(pair.Item1), Publisher.Of(blobName, []));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Assert.True(taken > 100, $"Only {taken} names were taken.");
    }
}
