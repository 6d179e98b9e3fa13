using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Tests.Learning.Sequences;

public sealed class SongRowsTests
{
    [Fact]
    public void Group_InterleavedSongs_KeepsEachSongsOrder() =>
        Assert.Equal([[0, 2, 5], [1, 4], [3]], SongRows.Group([7, 3, 7, 1, 3, 7]));

    [Fact]
    public void Deal_AnySongs_EveryRowIsInOnePieceAndPiecesKeepTheOrder() =>
        Prop.ForAll(
            Gen.Choose(1, 12).ArrayOf().Where(lengths => lengths.Length > 0).ToArbitrary(),
            Gen.Choose(1, 6).ToArbitrary(),
            (lengths, mostPieces) =>
            {
                var songs = SongRows.Group([.. lengths.SelectMany((length, song) => Enumerable.Repeat(song, length))]);
                var songOf = songs.SelectMany((rows, song) => rows.Select(row => (row, song))).ToDictionary(pair => pair.row, pair => pair.song);
                var pieces = SongRows.Deal(songs, mostPieces, new RandomSource(lengths.Sum()));
                Assert.Equal(Enumerable.Range(0, lengths.Sum()), pieces.SelectMany(piece => piece).Order());
                Assert.All(pieces, piece => Assert.Equal(piece.Order(), piece));
                Assert.All(pieces, piece => Assert.Single(piece.Select(row => songOf[row]).Distinct()));
                Assert.All(pieces.GroupBy(piece => songOf[piece[0]]), song => Assert.True(song.Count() <= mostPieces));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Deal_ManyTimes_DrawsWholeSongsStretchesAndScatteredRows()
    {
        var (songs, random) = (SongRows.Group(new int[8]), new RandomSource(1));
        var deals = Enumerable.Range(0, 200).Select(_ => SongRows.Deal(songs, 3, random)).ToList();
        Assert.Contains(deals, pieces => pieces is [{ Length: 8 }]);
        Assert.Contains(deals, pieces => pieces.Count == 3 && pieces.All(IsStretch) && pieces.All(piece => piece.Length > 1));
        Assert.Contains(deals, pieces => pieces.Count == 2 && !pieces.All(IsStretch));
        static bool IsStretch(int[] piece) => piece[^1] - piece[0] == piece.Length - 1;
    }

    [Fact]
    public void BatchOf_SongsOfSeveralLengths_OrdersByStepWithTheLongestFirst()
    {
        var batch = SequenceBatch.Of([[0], [1, 2, 3], [4, 5]]);
        Assert.Equal([1, 4, 0, 2, 5, 3], batch.Rows);
        Assert.Equal([0, 3, 5, 6], batch.Starts);
        Assert.Equal(3, batch.Songs);
    }
}
