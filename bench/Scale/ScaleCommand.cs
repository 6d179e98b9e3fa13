using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Storage.Blobs;
using GenreFunctions.Audio;
using GenreFunctions.Models;
using GenreFunctions.Tagging;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Bench.Scale;

/// <summary><c>bench scale</c>: many songs through the public path, upload to tags, with the emulator and the app as processes on this machine.</summary>
internal static class ScaleCommand
{
    /// <summary>Enough songs for core's own rate: some seconds.</summary>
    private const int MostCoreSongs = 300;

    /// <summary>Runs the measurement.</summary>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (ScaleOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(ScaleOptions.Usage);
            return 1;
        }

        var songs = new ScaleSongs(options.Seconds);
        Console.Error.WriteLine("Core alone ...");
        var core = MeasureCore(songs, Math.Min(options.Songs, MostCoreSongs));

        var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        try
        {
            await azurite.Blobs.GetBlobContainerClient("audio").CreateAsync();
            using var data = new TemporaryFolder();
            var program = options.App ?? Path.Combine(RepositoryFolder.Path, "functions/bin/Release/net10.0/GenreFunctions.Functions.dll");
            Task<AppProcess> StartAsync() => AppProcess.StartAsync(program, azurite.ConnectionString, data.Path);
            var measures = options.UploadedFirst
                ? await MeasureUploadedAsync(options, songs, core, azurite, StartAsync)
                : await MeasureAsync(options, songs, core, azurite, StartAsync);
            Console.WriteLine(measures.ToMarkdown());
        }
        finally
        {
            await azurite.DisposeAsync();
        }

        return 0;
    }

    private static async Task<ScaleMeasures> MeasureAsync(ScaleOptions options, ScaleSongs songs, CoreRate core, AzuriteServer azurite, Func<Task<AppProcess>> startAsync)
    {
        var container = azurite.Blobs.GetBlobContainerClient("audio");
        using var app = await startAsync();
        using var list = new SongList(app.Address);
        Console.Error.WriteLine("Warming up ...");
        await Parallel.ForAsync(0, options.WarmUp, async (i, stop) => await container.UploadBlobAsync($"warm/{i}.wav", new BinaryData(songs.Wav(-1 - i)), stop));
        await list.WaitAsync("warm", options.WarmUp);

        var uploaded = new ConcurrentDictionary<string, DateTimeOffset>();
        var before = ProcessorTimes.Now(app, azurite);
        Console.Error.WriteLine($"{options.Songs} songs ...");
        var start = DateTimeOffset.UtcNow;
        var waiting = list.WaitAsync("scale", options.Songs);
        await UploadAsync(options, container, songs, uploaded, start);
        var uploading = DateTimeOffset.UtcNow - start;
        var tagged = await waiting;
        return new ScaleMeasures
        {
            Options = options,
            SongBytes = songs.SizeBytes,
            Core = core,
            Elapsed = tagged.Values.Max() - start,
            Uploading = uploading,
            Latencies = [.. tagged.Select(song => song.Value - uploaded[song.Key]).Order()],
            Starting = app.UpAfter,
            Processor = ProcessorTimes.Now(app, azurite) - before,
            PeakMemoryBytes = app.PeakMemoryBytes,
        };
    }

    /// <summary>The service alone with storage: a process that has just started finds everything there.</summary>
    private static async Task<ScaleMeasures> MeasureUploadedAsync(ScaleOptions options, ScaleSongs songs, CoreRate core, AzuriteServer azurite, Func<Task<AppProcess>> startAsync)
    {
        Console.Error.WriteLine($"{options.Songs} songs ...");
        var start = DateTimeOffset.UtcNow;
        await UploadAsync(options, azurite.Blobs.GetBlobContainerClient("audio"), songs, [], start);
        var uploading = DateTimeOffset.UtcNow - start;
        Console.Error.WriteLine("The service ...");
        var before = ProcessorTimes.Now(app: null, azurite);
        using var app = await startAsync();
        using var list = new SongList(app.Address);
        var tagged = await list.WaitAsync("scale", options.Songs);
        return new ScaleMeasures
        {
            Options = options,
            SongBytes = songs.SizeBytes,
            Core = core,
            Elapsed = tagged.Values.Max() - app.UpAt,
            Uploading = uploading,
            Latencies = [.. tagged.Values.Select(at => at - app.UpAt).Order()],
            Starting = app.UpAfter,
            Processor = ProcessorTimes.Now(app, azurite) - before,
            PeakMemoryBytes = app.PeakMemoryBytes,
        };
    }

    private static Task UploadAsync(ScaleOptions options, BlobContainerClient container, ScaleSongs songs, ConcurrentDictionary<string, DateTimeOffset> uploaded, DateTimeOffset start) =>
        Parallel.ForAsync(0, options.Songs, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, async (number, cancellation) =>
        {
            if (options.Rate > 0 && start + TimeSpan.FromSeconds(number / options.Rate) - DateTimeOffset.UtcNow is { Ticks: > 0 } early)
                await Task.Delay(early, cancellation);
            var name = $"scale/{number:000000}.wav";
            await container.UploadBlobAsync(name, new BinaryData(songs.Wav(number)), cancellation);
            uploaded[name] = DateTimeOffset.UtcNow;
        });

    /// <summary>The work that is left when everything around it costs nothing.</summary>
    private static CoreRate MeasureCore(ScaleSongs songs, int count)
    {
        var tagger = new SongTagger(Model(), new AudioOptions());
        var bytes = Enumerable.Range(0, Environment.ProcessorCount).Select(songs.Wav).ToArray();
        void Tag(int from, int to) => Parallel.For(from, to, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            tagger.Tag("song", new MemoryStream(bytes[i % bytes.Length])));
        Tag(0, Math.Min(count, 60));
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Tag(0, count);
        return new CoreRate(count / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before) / count);
    }

    private static GenreModel Model()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "gtzan-calm.onnx"));
        return GenreModel.Load(file);
    }
}
