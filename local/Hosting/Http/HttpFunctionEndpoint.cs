using System.Globalization;
using GenreFunctions.Local.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace GenreFunctions.Local.Hosting.Http;

/// <summary>Answers requests with a function.</summary>
internal sealed class HttpFunctionEndpoint(HttpFunction function, RequestGate gate, FunctionInvoker invoker, CancellationToken abandon)
{
    /// <summary>The largest body a request may have; songs go to storage, not through here.</summary>
    public const long LargestBodyBytes = 1024 * 1024;

    public async Task AnswerAsync(HttpContext context)
    {
        if (!gate.Admits(context.Request, function))
        {
            await Problem.AnswerAsync(context, StatusCodes.Status401Unauthorized, "This function asks for a key, in the header x-functions-key or as code in the query.");
            return;
        }

        if (context.Request.ContentLength > LargestBodyBytes)
        {
            await Problem.AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, "The request's body is larger than 1 MB.");
            return;
        }

        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, abandon);
        var invocation = new InvocationContext(Guid.NewGuid().ToString(), context.RequestServices, cancellation.Token);
        try
        {
            await WriteAsync(context, await invoker.InvokeAsync(function.Function, new Occasion(context.Request, Names(context)), invocation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // An answer that is cut short has to look it: the caller must not take half a file for a whole one.
            if (context.Response.HasStarted)
                context.Abort();
            else if (!context.RequestAborted.IsCancellationRequested)
                await Problem.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "The host stops.");
        }
#pragma warning disable CA1031 // Whatever a function throws is said in the log, and to the caller only that it happened.
        catch (Exception fault) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            context.Response.Clear();
            if (fault is BadHttpRequestException bad)
                await Problem.AnswerAsync(context, bad.StatusCode, "The request cannot be read.", invocation.InvocationId);
            else
                await Problem.AnswerAsync(context, StatusCodes.Status500InternalServerError, "The function failed; the host's log has the reason under this invocation.", invocation.InvocationId);
        }
    }

    private static Dictionary<string, string> Names(HttpContext context) => context.Request.RouteValues
        .Where(value => value.Value is not null)
        .ToDictionary(value => value.Key, value => Convert.ToString(value.Value, CultureInfo.InvariantCulture)!, StringComparer.OrdinalIgnoreCase);

    private static Task WriteAsync(HttpContext context, object? result) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor())),
        IResult answer => answer.ExecuteAsync(context),
        _ => Task.CompletedTask,
    };
}
