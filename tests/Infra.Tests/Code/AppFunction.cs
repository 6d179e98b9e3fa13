using System.Reflection;
using GenreFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace GenreFunctions.Infra.Tests.Code;

/// <summary>A function of the app, as its attributes describe it.</summary>
/// <param name="Name">What the host calls it.</param>
/// <param name="Trigger">What starts it.</param>
internal sealed record AppFunction(string Name, TriggerBindingAttribute? Trigger)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AppFunction> All { get; } =
    [
        .. from type in typeof(AudioStorage).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select new AppFunction(function.Name, method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>())
               .FirstOrDefault()),
    ];

    /// <summary>The triggers of a kind.</summary>
    public static IEnumerable<T> Triggers<T>()
        where T : TriggerBindingAttribute => All.Select(function => function.Trigger).OfType<T>();

    /// <summary>Whether anybody may call it, and by which path.</summary>
    public static IEnumerable<string> AnonymousRoutes =>
        Triggers<HttpTriggerAttribute>().Where(trigger => trigger.AuthLevel == AuthorizationLevel.Anonymous).Select(trigger => $"/{trigger.Route?.Trim('/')}");
}
