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
            // In place, and with rows that lie further apart on one side.
            var n = TLanes.Count;
            foreach (var (stride, turnedStride) in new[] { (n, n), (n + 16, n), (n, n + 16) })
            {
                var tile = new LaneBuffer(n * (n + 16));
                for (var i = 0; i < tile.Length; i++)
                    tile.Span[i] = i;

                LaneTile<TLanes>.Transpose(tile.Start, stride, tile.Start, turnedStride);

                for (var row = 0; row < n; row++)
                    for (var column = 0; column < n; column++)
                        Assert.Equal(column * stride + row, tile.Span[row * turnedStride + column]);
            }
        }
    }
}
