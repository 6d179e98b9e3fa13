using System.Text.Json;
using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>An activity that an orchestrator has called.</summary>
internal sealed record ActivityCall(int Id, string Name, string Input, TaskOptions? Options = null)
{
    public T InputAs<T>() => JsonSerializer.Deserialize<T>(Input)!;
}
