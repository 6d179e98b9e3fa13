using System.Diagnostics;
using Azure.Storage.Blobs;
using GenreFunctions.Bench.Scale;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Bench.Start;

/// <summary><c>bench start</c>: how long programs take from their start to the first tags.</summary>
internal static class StartCommand
{
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";
    private const string Song = "start/song.wav";

    private static readonly TimeSpan SongDuration = TimeSpan.FromSeconds(30);

    /// <summary>Runs the measurement.</summary>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var app = Path.Combine(RepositoryFolder.Path, "functions/bin/Release/net10.0/GenreFunctions.Functions.dll");
        var genre = Path.Combine(RepositoryFolder.Path, "cli/bin/Release/net10.0/genre.dll");
        if (StartOptions.Parse(arguments, app, genre) is not { } options)
        {
            Console.Error.WriteLine(StartOptions.Usage);
            return 1;
        }

        var song = new ScaleSongs(SongDuration.TotalSeconds).Wav(0);
        Console.WriteLine("| | up | first tags | processor time until then |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine(StartMeasures.Row("service, storage emulator there", await WithEmulatorAsync(options, song)));
        Console.WriteLine(StartMeasures.Row("service that starts its emulator", await WithOwnEmulatorAsync(options, song)));
        Console.WriteLine(StartMeasures.Row("`genre tag song.wav`", Tag(options, song)));
        return 0;
    }

    private static async Task<IReadOnlyList<StartMeasures>> WithEmulatorAsync(StartOptions options, byte[] song)
    {
        await using var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await UploadAsync(azurite.ConnectionString, song);
        return await RunsAsync(options, async () =>
        {
            using var data = new TemporaryFolder();
            return await StartAsync(options, azurite.ConnectionString, data.Path);
        });
    }

    private static async Task<IReadOnlyList<StartMeasures>> WithOwnEmulatorAsync(StartOptions options, byte[] song)
    {
        using var data = new TemporaryFolder();
        using (await AppProcess.StartAsync(options.App, DevelopmentStorage, data.Path))
            await UploadAsync(await File.ReadAllTextAsync(Path.Combine(data.Path, "storage.txt")), song);

        return await RunsAsync(options, async () =>
        {
            // What the service knew goes, what the emulator stores stays.
            foreach (var database in Directory.EnumerateFiles(data.Path, "*.db*"))
                File.Delete(database);
            return await StartAsync(options, DevelopmentStorage, data.Path);
        });
    }

    private static async Task<StartMeasures> StartAsync(StartOptions options, string storage, string dataFolder)
    {
        using var app = await AppProcess.StartAsync(options.App, storage, dataFolder);
        using var list = new SongList(app.Address) { Pause = TimeSpan.FromMilliseconds(20) };
        var tagged = await list.WaitAsync("start", 1);
        return new StartMeasures(app.UpAfter, tagged.Values.Single() - (app.UpAt - app.UpAfter), app.ProcessorTime);
    }

    private static List<StartMeasures> Tag(StartOptions options, byte[] song)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "song.wav");
        File.WriteAllBytes(path, song);
        return RunsAsync(options, () =>
        {
            var clock = Stopwatch.StartNew();
            using var genre = Process.Start(new ProcessStartInfo("dotnet", [options.Genre, "tag", path]) { RedirectStandardOutput = true })!;
            genre.StandardOutput.ReadToEnd();
            genre.WaitForExit();
            if (genre.ExitCode != 0)
                throw new InvalidOperationException($"genre tag ended with exit code {genre.ExitCode}.");
            return Task.FromResult(new StartMeasures(TimeSpan.Zero, clock.Elapsed, TimeSpan.Zero));
        }).GetAwaiter().GetResult();
    }

    private static async Task<List<StartMeasures>> RunsAsync(StartOptions options, Func<Task<StartMeasures>> run)
    {
        // The first one finds no file in the system's memory.
        await run();
        var runs = new List<StartMeasures>();
        while (runs.Count < options.Runs)
            runs.Add(await run());
        return runs;
    }

    private static async Task UploadAsync(string storage, byte[] song)
    {
        var container = new BlobContainerClient(storage, "audio");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(Song).UploadAsync(new BinaryData(song), overwrite: true);
    }
}
