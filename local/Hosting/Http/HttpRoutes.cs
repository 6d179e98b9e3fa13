using System.Diagnostics.CodeAnalysis;
using GenreFunctions.Local.Hosting.Discovery;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace GenreFunctions.Local.Hosting.Http;

/// <summary>Reads the routes of HTTP functions, and knows which are taken.</summary>
internal sealed class HttpRoutes(string prefix, FunctionFaults faults)
{
    // What Azure's host keeps for itself.
    private static readonly string[] ReservedBeginnings = ["admin", "runtime"];

    private readonly DefaultInlineConstraintResolver _constraints = new(Options.Create(Known()), EmptyServices.Instance);
    private readonly List<(string Function, string Shape, IReadOnlyList<string> Methods)> _taken = [];

    /// <summary>The whole route of a function: its name where it states none, the root for <c>/</c>. What is wrong with it goes to the faults.</summary>
    public bool TryRead(string function, HttpTriggerAttribute trigger, [NotNullWhen(true)] out RoutePattern? route)
    {
        var text = $"{prefix}/{(string.IsNullOrEmpty(trigger.Route) ? function : trigger.Route).TrimStart('/')}".Trim('/');
        route = null;
        try
        {
            route = RoutePatternFactory.Parse(text);
        }
        catch (RoutePatternException fault)
        {
            faults.Add(function, $"the route '{text}' is none: {fault.Message.Split(" (Parameter", 2)[0].ReplaceLineEndings(" ").TrimEnd('.')}");
            return false;
        }

        var sound = Check(function, text, route) & IsFree(function, route, trigger.Methods ?? []);
        if (!sound)
            route = null;
        return sound;
    }

    // The server knows this one, too.
    private static RouteOptions Known()
    {
        var options = new RouteOptions();
        options.SetParameterPolicy<RegexInlineRouteConstraint>("regex");
        return options;
    }

    private bool Check(string function, string text, RoutePattern route)
    {
        if (ReservedBeginnings.Contains(text.Split('/')[0], StringComparer.OrdinalIgnoreCase))
        {
            faults.Add(function, $"the route '{text}' begins with '{text.Split('/')[0]}', which Azure keeps for itself; choose another");
            return false;
        }

        foreach (var policy in route.Parameters.SelectMany(parameter => parameter.ParameterPolicies))
        {
            if (policy.Content is null || IsConstraint(policy.Content))
                continue;
            faults.Add(function, $"the route '{text}' has the constraint '{policy.Content}', which ASP.NET Core does not know, or not with this argument");
            return false;
        }

        return true;
    }

    private bool IsConstraint(string text)
    {
        try
        {
            return _constraints.ResolveConstraint(text) is not null;
        }
        catch (Exception fault) when (fault is RouteCreationException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    // Two routes that differ only in the names of their parameters are the same to a request.
    private bool IsFree(string function, RoutePattern route, string[] methods)
    {
        var shape = string.Join('/', route.PathSegments.Select(Shape)).ToUpperInvariant();
        var other = _taken.FirstOrDefault(taken => taken.Shape == shape
            && (taken.Methods.Count == 0 || methods.Length == 0 || taken.Methods.Intersect(methods, StringComparer.OrdinalIgnoreCase).Any()));
        _taken.Add((function, shape, methods));
        if (other.Function is null)
            return true;
        faults.Add(function, $"the route '{(route.PathSegments.Count == 0 ? "/" : route.RawText)}' is that of {other.Function}, too, with a method in common; change one");
        return false;
    }

    private static string Shape(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            $"{{{(parameter.IsCatchAll ? "*" : "")}{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
        _ => "",
    }));

    private sealed class EmptyServices : IServiceProvider
    {
        public static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
