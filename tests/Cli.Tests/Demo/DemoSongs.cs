using System.Collections.Concurrent;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;

namespace GenreFunctions.Cli.Tests.Demo;

/// <summary>The demo's songs, each rendered once for all tests.</summary>
public sealed class DemoSongs
{
    public const ulong Seed = 1;

    private readonly ConcurrentDictionary<string, float[]> _songs = new();

    public float[] Of(string name) =>
        _songs.GetOrAdd(name, _ => SongRenderer.Render(DemoStyles.All.Single(style => style.Name == name), Seed));
}
