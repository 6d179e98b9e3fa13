using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Tagging;

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

    private static SongResult Result(string genre) =>
        new() { Source = "s", Outcome = SongOutcome.Tagged, Genre = genre, Confidence = 0.1251, FeatureSchema = "f", ModelId = "model@0123" };
}
