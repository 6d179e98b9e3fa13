using Azure;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Tagging;

public sealed class SongIndexTagsTests
{
    [Theory]
    [InlineData(0, "genre,outcome,genreConfidence,genreModel")]
    [InlineData(6, "genre,outcome,genreConfidence,genreModel")]
    [InlineData(7, "genre,outcome,genreConfidence")]
    [InlineData(9, "genre")]
    [InlineData(10, "")]
    public void Merge_PublishersOwnTags_ComeFirstAndOursFillWhatIsLeft(int own, string ours)
    {
        var before = Enumerable.Range(0, own).ToDictionary(n => $"own{n}", n => $"value {n}");
        var merged = SongIndexTags.Merge(before, Result("jazz"));
        Assert.Superset(before.ToHashSet(), merged.ToHashSet());
        Assert.Equal(ours.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), merged.Keys.Except(before.Keys).Order());
    }

    [Fact]
    public void Merge_AnyLabel_IsWrittenInAllowedCharacters() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), label =>
        {
            var merged = SongIndexTags.Merge([], Result(label.Get));
            return merged.Values.All(value => value.Length <= 256 && value.All(mark => char.IsAsciiLetterOrDigit(mark) || " +-./:=_".Contains(mark, StringComparison.Ordinal)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("hip hop", "hip hop")]
    [InlineData("R&B/soul", "R_B/soul")]
    [InlineData("música", "m_sica")]
    public void Merge_ALabel_KeepsWhatMayStay(string label, string written) =>
        Assert.Equal(written, SongIndexTags.Merge([], Result(label))["genre"]);

    [Fact]
    public void Merge_Twice_IsTheSameAsOnce()
    {
        var once = SongIndexTags.Merge([KeyValuePair.Create("album", "x")], Result("jazz"));
        Assert.Equal(once, SongIndexTags.Merge(once, Result("jazz")));
        Assert.Equal(("0.13", "model:0123", "tagged"), (once["genreConfidence"], once["genreModel"], once["outcome"]));
    }

    [Theory]
    [InlineData(403, "AuthorizationPermissionMismatch")]
    [InlineData(409, "FeatureNotSupportedForAccount")]
    [InlineData(400, "InvalidTag")]
    public async Task Write_AnAccountThatTakesNoTags_FailsNoSongAndIsToldOnce(int status, string errorCode)
    {
        using var account = new TaglessAccount(status, errorCode);
        var log = new LogLines();
        var tags = new SongIndexTags(TaggingParts.StorageOf(account.ConnectionString), log.For<SongIndexTags>());
        for (var n = 0; n < 3; n++)
            await tags.WriteAsync(Song($"acme/{n}.wav"), Result("jazz"), CancellationToken.None);
        Assert.Equal(3, account.Refused);
        Assert.Contains(errorCode, Assert.Single(log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Equal(2, log.At(LogLevel.Debug).Count);
    }

    [Fact]
    public async Task Write_AnAccountThatIsBusy_IsWorthTryingAgain()
    {
        using var account = new TaglessAccount(503, "ServerBusy");
        var tags = new SongIndexTags(TaggingParts.StorageOf(account.ConnectionString), new LogLines().For<SongIndexTags>());
        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => tags.WriteAsync(Song("acme/song.wav"), Result("jazz"), CancellationToken.None));
        Assert.NotNull(TransientFailures.Sentence(fault, CancellationToken.None));
    }

    [Fact]
    public async Task Write_ANameThatLeadsToAnotherBlob_WritesNothing()
    {
        using var account = new TaglessAccount(403, "NeverAsked");
        await new SongIndexTags(TaggingParts.StorageOf(account.ConnectionString), new LogLines().For<SongIndexTags>()).WriteAsync(Song("acme/../song.wav"), Result("jazz"), CancellationToken.None);
        Assert.Equal(0, account.Refused);
    }

    private static SongUpload Song(string name) => new("audio", name, "0x1", "acme", 1, DateTimeOffset.UnixEpoch);

    private static SongResult Result(string genre) =>
        new() { Source = "s", Outcome = SongOutcome.Tagged, Genre = genre, Confidence = 0.1251, FeatureSchema = "f", ModelId = "model@0123" };
}
