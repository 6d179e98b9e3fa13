using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a parameter that takes a <c>DurableTaskClient</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub; the app's own when there is none.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Setting that holds the connection.</summary>
    public string? ConnectionName { get; set; }
}
