using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Mixing;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>One member of the band: the instrument, what is played on it, and where it sits in the mix.</summary>
internal sealed record Part(Instrument Instrument, Player Player, Mix Mix)
{
    /// <summary>The bar it comes in. Default 0, from the start.</summary>
    public int FirstBar { get; init; }
}
