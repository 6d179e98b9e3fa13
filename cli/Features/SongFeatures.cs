using GenreFunctions.Audio;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Features;

/// <summary>What became of one song: its rows, or why there are none.</summary>
internal sealed record SongFeatures(string Path, IReadOnlyList<FeatureRow> Rows, AudioFault? Fault);
