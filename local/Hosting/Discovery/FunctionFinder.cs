using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace GenreFunctions.Local.Hosting.Discovery;

/// <summary>Finds functions by their attributes.</summary>
internal sealed partial class FunctionFinder
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly FunctionFaults _faults;
    private readonly Dictionary<string, FunctionDefinition> _found = new(StringComparer.OrdinalIgnoreCase);

    private FunctionFinder(FunctionFaults faults)
    {
        _faults = faults;
    }

    /// <summary>The functions that are declared soundly, in the order of their declaration; what is wrong with the others goes to the faults.</summary>
    public static IReadOnlyList<FunctionDefinition> Find(IEnumerable<Type> types, FunctionFaults faults)
    {
        var finder = new FunctionFinder(faults);
        foreach (var method in types.Where(type => type.IsClass).SelectMany(type => type.GetMethods(Declared)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function)
                finder.Take(function.Name, method);
        }

        return [.. finder._found.Values];
    }

    // The name Azure's host takes: it becomes part of addresses.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$")]
    private static partial Regex FunctionName { get; }

    private void Take(string name, MethodInfo method)
    {
        var place = $"{method.DeclaringType!.Name}.{method.Name}";
        if (!FunctionName.IsMatch(name))
            _faults.Add($"'{name}'", $"the name of {place} is not a letter followed by letters, digits, '-' and '_'; rename it");
        else if (!method.IsPublic || !method.DeclaringType.IsVisible)
            _faults.Add(name, $"{place} is not public; make the method and its class public");
        else if (method.ContainsGenericParameters || (!method.IsStatic && method.DeclaringType.IsAbstract))
            _faults.Add(name, $"{place} is generic or abstract; declare it in a class that can be made");
        else if (_found.TryGetValue(name, out var other))
            _faults.Add(name, $"{other.Method.DeclaringType!.Name}.{other.Method.Name} and {place} have the same name; rename one");
        else if (OneTrigger(name, method) is { } trigger)
            _found.Add(name, new FunctionDefinition(name, method, trigger.Attribute, trigger.Parameter));
    }

    private (TriggerBindingAttribute Attribute, ParameterInfo Parameter)? OneTrigger(string name, MethodInfo method)
    {
        var triggers = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>().Select(attribute => (attribute, parameter)))
            .ToArray();
        if (triggers is [var only])
            return only;
        _faults.Add(name, triggers.Length == 0
            ? "it has no trigger; give one parameter a trigger attribute"
            : $"it has {triggers.Length} triggers, on {string.Join(" and ", triggers.Select(trigger => $"'{trigger.parameter.Name}'"))}; keep one");
        return null;
    }
}
