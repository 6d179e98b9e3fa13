using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.CostReports;

/// <summary>
/// Sends a file part by part as it is read. When reading fails in the middle, the connection is cut: the status has been sent, and a file that ended well
/// with half of its rows would be taken for the whole.
/// </summary>
/// <param name="name">What the file is called.</param>
/// <param name="parts">Its parts; the first has been read already.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class CsvResult(string name, IAsyncEnumerator<string> parts, ILogger logger) : IActionResult
{
    public const string ContentType = "text/csv; charset=utf-8";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        try
        {
            await SendAsync(http.Response.Body, http.RequestAborted);
        }
        catch (Exception error)
        {
            // Nobody is told anything more by an exception: Azure's integration would end the answer as if it were whole.
            if (!http.RequestAborted.IsCancellationRequested)
                logger.LogError(error, "The export {Name} broke off", name);
            http.Abort();
        }
    }

    private async Task SendAsync(Stream body, CancellationToken gone)
    {
        await using (parts)
        {
            do
            {
                await body.WriteAsync(Encoding.UTF8.GetBytes(parts.Current), gone);
                await body.FlushAsync(gone);
            }
            while (await parts.MoveNextAsync());
        }
    }
}
