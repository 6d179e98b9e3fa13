using System.Reflection;
using GenreFunctions.Local.Hosting.Discovery;
using GenreFunctions.Local.Hosting.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Hosting.Binding;

/// <summary>Finds a source for every parameter of a function.</summary>
internal static class FunctionBinder
{
    /// <summary>The function, bound.</summary>
    /// <param name="function">The function.</param>
    /// <param name="trigger">What the trigger's parameter gets; <see langword="null"/> when the trigger cannot bring its type.</param>
    /// <param name="triggerTypes">The types that the trigger can bring, for a sentence.</param>
    /// <param name="names">What the route or the blob's path names.</param>
    /// <param name="faults">Where what cannot be bound is said.</param>
    /// <returns><see langword="null"/> when something cannot be bound.</returns>
    public static BoundFunction? Bind(
        FunctionDefinition function, TriggerConversion? trigger, string triggerTypes, IReadOnlyCollection<string> names, FunctionFaults faults)
    {
        var parameters = function.Method.GetParameters();
        var sources = new ParameterSource[parameters.Length];
        var bound = true;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            var source = parameter == function.TriggerParameter || parameter.IsDefined(typeof(TriggerBindingAttribute))
                ? FromTrigger(trigger)
                : Find(parameter, names);
            if (source is not null)
            {
                sources[i] = source;
                continue;
            }

            bound = false;
            faults.Add(function.Name, parameter.IsDefined(typeof(TriggerBindingAttribute))
                ? $"the parameter '{parameter.Name}' is of type {parameter.ParameterType.Name}, which this trigger does not bring; make it {triggerTypes}"
                : Unknown(parameter, names));
        }

        return bound ? new BoundFunction(function, sources) : null;
    }

    private static ParameterSource? FromTrigger(TriggerConversion? conversion) =>
        conversion is null ? null : (occasion, context) => conversion(occasion.Value, context.CancellationToken);

    private static ParameterSource? Find(ParameterInfo parameter, IReadOnlyCollection<string> names)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(DurableClientAttribute)))
            return type == typeof(DurableTaskClient) ? (_, context) => new(context.InstanceServices.GetRequiredService<IOrchestrations>().Client) : null;
        if (parameter.GetCustomAttribute<BindingAttribute>() is not null)
            return null;
        if (type == typeof(FunctionContext))
            return (_, context) => new(context);
        if (type == typeof(CancellationToken))
            return (_, context) => new(context.CancellationToken);
        if (type == typeof(string) && names.Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase))
            return (occasion, _) => new(occasion.Names.GetValueOrDefault(parameter.Name!));
        return null;
    }

    private static string Unknown(ParameterInfo parameter, IReadOnlyCollection<string> names)
    {
        var type = parameter.ParameterType.Name;
        if (parameter.IsDefined(typeof(DurableClientAttribute)))
            return $"the parameter '{parameter.Name}' is of type {type}; [DurableClient] brings a DurableTaskClient";
        if (parameter.GetCustomAttribute<BindingAttribute>() is { } binding)
            return $"the parameter '{parameter.Name}' has the attribute {binding.GetType().Name}, which this host does not know; take it away";
        return names.Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase)
            ? $"the parameter '{parameter.Name}' is of type {type}; what a route or a blob's path names is a string"
            : $"nothing brings the parameter '{parameter.Name}' of type {type}; it can be FunctionContext, CancellationToken or a string that the route or the blob's path names, and services go into the constructor";
    }
}
