using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Hosting.Invocation;

/// <summary>One invocation, as the function sees it.</summary>
internal sealed class InvocationContext(string invocationId, IServiceProvider services, CancellationToken cancellation) : FunctionContext
{
    public override string InvocationId { get; } = invocationId;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override CancellationToken CancellationToken => cancellation;
}
