using System.Collections.Concurrent;

namespace GenreFunctions.Local.Tests.Hosting;

/// <summary>What the functions of a test were given; a singleton of its host.</summary>
public sealed class Recorder
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    /// <summary>Asked at every entry; a test that wants a function to fail throws here.</summary>
    public Func<string, Task> OnEntry { get; set; } = _ => Task.CompletedTask;

    public Task AddAsync(string entry)
    {
        _entries.Enqueue(entry);
        return OnEntry(entry);
    }

    public int Count(string entry) => _entries.Count(each => each == entry);

    public Task HasAsync(string entry, int times = 1) =>
        Eventually.TrueAsync(() => Count(entry) >= times, () => $"'{entry}' was not recorded {times} times, but: {string.Join(", ", _entries)}");
}
