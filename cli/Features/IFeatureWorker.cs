using GenreFunctions.Audio;

namespace GenreFunctions.Cli.Features;

/// <summary>Featurizes one song at a time, and keeps its buffers from one to the next.</summary>
internal interface IFeatureWorker
{
    /// <summary>Reads <paramref name="song"/> to its end and lets go of it.</summary>
    SongFeatures Featurize(string path, AnalysisReader song, CancellationToken cancellation);
}
