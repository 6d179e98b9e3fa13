using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.ChangeFeed;

/// <summary>The functions of the tests, each as its author would write it.</summary>
public static class ChangeFeedFunctions
{
    public sealed record Song(string Title, int Seconds);

    private static string Titles(IEnumerable<Song> songs) => string.Join(' ', songs.Select(song => song.Title));

    public sealed class ReadOnlyListFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "costs", Connection = "CosmosConnection", StartFromBeginning = true)] IReadOnlyList<Song> songs) =>
            recorder.AddAsync(Titles(songs));
    }

    public sealed class ArrayFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "costs", StartFromBeginning = true)] Song[] songs) => recorder.AddAsync(Titles(songs));
    }

    public sealed class ListFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "costs", StartFromBeginning = true)] List<Song> songs) => recorder.AddAsync(Titles(songs));
    }

    public sealed class EnumerableFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "costs", StartFromBeginning = true)] IEnumerable<Song> songs) => recorder.AddAsync(Titles(songs));
    }

    public sealed class TextFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "costs", StartFromBeginning = true)] string songs) => recorder.AddAsync(songs);
    }

    public sealed class PairsFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "%Container%", StartFromBeginning = true, MaxItemsPerInvocation = 2, FeedPollDelay = 3_600_000)] Song[] songs) =>
            recorder.AddAsync(Titles(songs));
    }

    public sealed class FromNowOnFunction(Recorder recorder)
    {
        [Function("OnCosts")]
        public Task OnCosts([CosmosDBTrigger("genre", "costs")] IReadOnlyList<Song> songs) => recorder.AddAsync(Titles(songs));
    }

    public sealed class OtherConnectionFunction(Recorder recorder)
    {
        [Function("OnCostsToo")]
        public Task OnCostsToo([CosmosDBTrigger("genre", "costs", Connection = "OtherConnection", StartFromBeginning = true)] IReadOnlyList<Song> songs) =>
            recorder.AddAsync($"other {Titles(songs)}");
    }
}
