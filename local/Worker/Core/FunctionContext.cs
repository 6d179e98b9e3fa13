namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Identity of the invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>Cancelled when the invocation should end.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
