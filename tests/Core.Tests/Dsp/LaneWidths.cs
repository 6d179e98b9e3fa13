using GenreFunctions.Lanes;

namespace GenreFunctions.Tests.Dsp;

/// <summary>Every kernel is checked for every width of vectors, whatever this machine prefers.</summary>
public sealed class LaneWidths : TheoryData<int>
{
    public LaneWidths()
    {
        Add(16);
        Add(8);
        Add(1);
    }

    internal static void Run(int lanes, ILaneCheck check)
    {
        switch (lanes)
        {
            case 16:
                check.Run<Lanes512>();
                break;
            case 8:
                check.Run<Lanes256>();
                break;
            default:
                check.Run<ScalarLane>();
                break;
        }
    }
}
