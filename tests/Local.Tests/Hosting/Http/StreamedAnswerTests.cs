using System.Net;
using System.Text;
using GenreFunctions.Local.Hosting.Discovery;
using GenreFunctions.Local.Hosting.Http;
using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Keys;
using GenreFunctions.Local.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Tests.Hosting.Http;

/// <summary>An answer of any length, as a list of millions of rows is: it goes out while it is written, and stops when nobody takes it.</summary>
public sealed class StreamedAnswerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly Gate _gate = new();
    private readonly HttpClient _client = new() { Timeout = Patience };

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FirstBytes_ArriveBeforeTheLastAreWritten()
    {
        await using var host = await StartAsync();
        using var answer = await _client.GetAsync(new Uri(host.Address, "/api/rows"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentLength);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("first", await reader.ReadLineAsync());
        Assert.False(_gate.MayEnd.Task.IsCompleted);
        _gate.MayEnd.SetResult();
        Assert.Equal("last", await reader.ReadLineAsync());
        Assert.Null(await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("/api/rows")]
    [InlineData("/api/endless")]
    [InlineData("/api/busy")]
    public async Task Caller_WhoGoesAway_CancelsWhatIsAsked(string path)
    {
        await using var host = await StartAsync();
        using (var leaving = new CancellationTokenSource())
        {
            var asking = AskAsync(new Uri(host.Address, path), leaving.Token);
            await _gate.Begun.Task.WaitAsync(Patience);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        await _gate.Cancelled.Task.WaitAsync(Patience);
        Assert.Equal(0, host.Log.Count(" error "));
    }

    [Theory]
    [InlineData("/api/rows")]
    [InlineData("/api/failing")]
    public async Task Answer_ThatIsCutShort_LooksIt(string path)
    {
        var host = await StartAsync();
        try
        {
            using var answer = await _client.GetAsync(new Uri(host.Address, path), HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
            Assert.Equal("first", await reader.ReadLineAsync());
            var rest = reader.ReadToEndAsync();
            await host.DisposeAsync();
            await Assert.ThrowsAnyAsync<IOException>(() => rest);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    // In a whole host the server would break the connection too, and hide whether the endpoint does.
    [Fact]
    public async Task Answer_WhoseInvocationIsAbandoned_LooksIt()
    {
        using var abandon = new CancellationTokenSource();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        HttpServer.Configure(builder, port: 0);
        builder.Services.AddSingleton(_gate).AddLogging().AddSingleton<FunctionInvoker>();
        await using var app = builder.Build();
        var functions = AppFunctionsReader.Read([typeof(StreamFunctions)], app.Configuration, new HostJson()).Http;
        var keys = KeyRing.Open(Path.Combine(_folder.Path, "keys.json"), []);
        HttpServer.Map(app, functions, function => new HttpFunctionEndpoint(function, new RequestGate(keys, anonymousLoopback: true), app.Services.GetRequiredService<FunctionInvoker>(), abandon.Token));
        await app.StartAsync();
        using var answer = await _client.GetAsync(new Uri($"{app.Urls.First()}/api/rows"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("first", await reader.ReadLineAsync());
        await abandon.CancelAsync();
        await Assert.ThrowsAnyAsync<IOException>(reader.ReadToEndAsync);
        await _gate.Cancelled.Task.WaitAsync(Patience);
    }

    private async Task AskAsync(Uri address, CancellationToken leaving)
    {
        using var answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, leaving);
        await using var body = await answer.Content.ReadAsStreamAsync(leaving);
        await body.ReadExactlyAsync(new byte[5], leaving);
        await Task.Delay(Timeout.Infinite, leaving);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [typeof(StreamFunctions)],
        Configure = builder => builder.Services.AddSingleton(_gate),
        Surroundings = surroundings => surroundings with { DrainLimit = TimeSpan.FromMilliseconds(100) },
    });

    public sealed class Gate
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class StreamFunctions(Gate gate)
    {
        [Function("Rows")]
        public IActionResult Rows([HttpTrigger("get", Route = "rows")] HttpRequest request, CancellationToken cancellation) => new Streamed(gate, async body =>
        {
            await body.WriteAsync("first\n"u8.ToArray(), request.HttpContext.RequestAborted);
            gate.Begun.TrySetResult();
            await gate.MayEnd.Task.WaitAsync(cancellation);
            await body.WriteAsync("last\n"u8.ToArray(), cancellation);
        });

        [Function("Endless")]
        public IActionResult Endless([HttpTrigger("get", Route = "endless")] HttpRequest request) => new Streamed(gate, async body =>
        {
            var row = Encoding.UTF8.GetBytes(new string('x', 999) + "\n");
            while (true)
            {
                await body.WriteAsync(row, request.HttpContext.RequestAborted);
                gate.Begun.TrySetResult();
            }
        });

        [Function("Failing")]
        public IActionResult Failing([HttpTrigger("get", Route = "failing")] HttpRequest request) => new Streamed(gate, async body =>
        {
            await body.WriteAsync("first\n"u8.ToArray(), request.HttpContext.RequestAborted);
            throw new InvalidOperationException("The rows ran out.");
        });

        [Function("Busy")]
        public async Task<IActionResult> Busy([HttpTrigger("get", Route = "busy")] HttpRequest request, CancellationToken cancellation)
        {
            Assert.NotNull(request);
            gate.Begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                gate.Cancelled.TrySetResult();
            }

            return new OkResult();
        }
    }

    private sealed class Streamed(Gate gate, Func<Stream, Task> write) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            context.HttpContext.Response.ContentType = "text/csv";
            try
            {
                await write(context.HttpContext.Response.Body);
            }
            catch (OperationCanceledException)
            {
                gate.Cancelled.TrySetResult();
                throw;
            }
        }
    }
}
