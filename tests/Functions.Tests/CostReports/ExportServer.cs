using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Costs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

/// <summary>
/// The export on a real server, run as Azure's ASP.NET Core integration runs functions: the result writes to the response itself, and whatever it throws does
/// not keep the answer from ending well.
/// </summary>
internal sealed class ExportServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ExportServer(WebApplication app, ICostStore store)
    {
        _app = app;
        var export = new ExportCosts(store, new ManualTime(Sample.Now), NullLogger<ExportCosts>.Instance);
        app.MapGet("/api/costs.csv", async (HttpContext context) =>
        {
            try
            {
                var result = await export.RunAsync(context.Request);
                await result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
            }
            catch (Exception)
            {
                // The invocation has failed, which is the host's to know.
            }
        });
    }

    public HttpClient Client { get; } = new();

    public static async Task<ExportServer> StartAsync(ICostStore store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ExportServer(builder.Build(), store);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
