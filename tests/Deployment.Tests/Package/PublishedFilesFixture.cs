namespace GenreFunctions.Deployment.Tests.Package;

/// <summary>The package of the default backend, worked out once for all tests.</summary>
public sealed class PublishedFilesFixture
{
    /// <summary>Where each file is put, and where it comes from; without what a deployment from this very folder has left in it.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } =
        PublishedFiles.With("DurableBackend=scheduler").Where(file => !file.Key.StartsWith("ffmpeg/", StringComparison.Ordinal)).ToDictionary();
}
