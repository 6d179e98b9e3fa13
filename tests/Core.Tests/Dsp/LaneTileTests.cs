using GenreFunctions.Lanes;

namespace GenreFunctions.Tests.Dsp;

public sealed class LaneTileTests
{
    [Theory, ClassData(typeof(LaneWidths))]
    public void Transpose_Tile_SwapsRowsAndColumns(int lanes) => LaneWidths.Run(lanes, new Transposition());

    private sealed class Transposition : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var n = TLanes.Count;
            var tile = new LaneBuffer(n * n);
            for (var i = 0; i < n * n; i++)
                tile.Span[i] = i;

            LaneTile<TLanes>.Transpose(tile.Start);

            for (var row = 0; row < n; row++)
                for (var column = 0; column < n; column++)
                    Assert.Equal(column * n + row, tile.Span[row * n + column]);
        }
    }
}
