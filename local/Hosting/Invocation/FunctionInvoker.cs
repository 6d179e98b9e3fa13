using System.Diagnostics;
using GenreFunctions.Local.Hosting.Binding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Invocation;

/// <summary>Runs functions: a scope and an instance for each invocation, a line in the log when it fails. Thread-safe.</summary>
internal sealed class FunctionInvoker(IServiceScopeFactory scopes, ILogger<FunctionInvoker> log)
{
    /// <summary>Runs a function once.</summary>
    /// <returns>Its result, <see langword="null"/> where it has none.</returns>
    /// <exception cref="OperationCanceledException">The invocation was cancelled.</exception>
    /// <exception cref="Exception">Whatever the function throws; it is logged.</exception>
    public async Task<object?> InvokeAsync(BoundFunction function, Occasion occasion, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new InvocationContext(Guid.NewGuid().ToString(), scope.ServiceProvider, cancellation);
        return await InvokeAsync(function, occasion, context);
    }

    /// <summary>Runs a function once in a scope that is there.</summary>
    public async Task<object?> InvokeAsync(BoundFunction function, Occasion occasion, InvocationContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var arguments = await function.ArgumentsAsync(occasion, context);
            var result = await function.CallAsync(function.MakeInstance(context.InstanceServices), arguments);
            log.LogDebug("{Function} took {Milliseconds:F0} ms ({InvocationId})", function.Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds, context.InvocationId);
            return result;
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            log.LogDebug("{Function} was cancelled ({InvocationId})", function.Name, context.InvocationId);
            throw;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Function} failed ({InvocationId})", function.Name, context.InvocationId);
            throw;
        }
    }
}
