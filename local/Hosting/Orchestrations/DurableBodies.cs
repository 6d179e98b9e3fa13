using GenreFunctions.Local.Durable;
using GenreFunctions.Local.Hosting.Binding;
using GenreFunctions.Local.Hosting.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Hosting.Orchestrations;

/// <summary>Orchestrators and activities as the durable engine calls them.</summary>
internal static class DurableBodies
{
    /// <summary>
    /// An orchestrator. It is replayed often and may never return, so it has no scope of its own: a class it is declared in takes singletons.
    /// Nothing here leaves the engine's context.
    /// </summary>
    public static OrchestratorBody Orchestrator(BoundFunction function, IServiceProvider services) => async context =>
    {
        var arguments = await function.ArgumentsAsync(new Occasion(context), new InvocationContext(context.InstanceId, services, CancellationToken.None));
        return await function.CallAsync(function.MakeInstance(services), arguments);
    };

    /// <summary>An activity, in a scope of its own at every call.</summary>
    public static ActivityBody Activity(BoundFunction function, IServiceProvider services) =>
        (input, _, cancellation) => services.GetRequiredService<FunctionInvoker>().InvokeAsync(function, new Occasion(input), cancellation);
}
