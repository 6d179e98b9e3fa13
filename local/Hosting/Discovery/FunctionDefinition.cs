using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace GenreFunctions.Local.Hosting.Discovery;

/// <summary>A function as it is declared.</summary>
/// <param name="Name">By which it is known; one of a kind, whatever the case.</param>
/// <param name="Method">What it runs.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="TriggerParameter">Where the trigger stands.</param>
internal sealed record FunctionDefinition(string Name, MethodInfo Method, TriggerBindingAttribute Trigger, ParameterInfo TriggerParameter);
