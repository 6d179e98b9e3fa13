using System.Diagnostics;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>
/// A stand-in for Cosmos DB (@vercel/cosmosdb-server) on a free port, with a database of its own kept in memory. What it cannot do, and what
/// <see cref="CosmosServerHandler"/> does about it:
/// it makes no query plans (answered by the handler; so that paging over several physical partitions and their merge are not tested);
/// it knows the first part of a partition key only (ids name the song, so that nothing depends on the second);
/// it fails at reading what is not there unless it is asked across partitions (so asked by the handler);
/// it charges 1 request unit for anything, throttles nothing, has no roles, no firewall, no indexes and no consistency levels.
/// The same contract runs on a real account when COSMOS_CONNECTION_STRING is set.
/// </summary>
public sealed class CosmosServer : IAsyncLifetime
{
    private const string Ready = "Ready to accept HTTP connections at ";

    private Process? _process;

    /// <summary>How to reach it; it takes any key.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(RepositoryFolder.Path, "node_modules/@vercel/cosmosdb-server/lib/cli.js"), "--host", "127.0.0.1", "--port", "0", "--no-ssl" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _ = _process.StandardError.ReadToEndAsync();
        string? line;
        do
            line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The Cosmos DB stand-in ended before it listened: run npm ci in the repository.");
        while (!line.StartsWith(Ready, StringComparison.Ordinal));
        _ = _process.StandardOutput.ReadToEndAsync();
        ConnectionString = $"AccountEndpoint=http://{line[Ready.Length..]}/;AccountKey={Convert.ToBase64String(new byte[64])};";
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
