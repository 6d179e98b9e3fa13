using System.Reflection;

namespace GenreFunctions.Local.Hosting.Invocation;

/// <summary>A method that is called by reflection and awaited, whatever it returns.</summary>
internal sealed class MethodCall
{
    private readonly MethodInvoker _invoker;
    private readonly Func<object?, Task<object?>> _await;

    public MethodCall(MethodInfo method)
    {
        _invoker = MethodInvoker.Create(method);
        (ResultType, _await) = Awaiting(method.ReturnType);
    }

    /// <summary>What comes out after awaiting; <see langword="null"/> when nothing does.</summary>
    public Type? ResultType { get; }

    /// <summary>Calls it; continues where the caller's context wants, which is what makes an orchestrator deterministic.</summary>
    public Task<object?> Invoke(object? instance, object?[] arguments) => _await(_invoker.Invoke(instance, arguments.AsSpan()));

    private static (Type? Result, Func<object?, Task<object?>> Await) Awaiting(Type returned)
    {
        if (returned == typeof(void))
            return (null, _ => Task.FromResult<object?>(null));
        if (returned == typeof(Task))
            return (null, static task => AwaitNothing((Task)task!));
        if (returned == typeof(ValueTask))
            return (null, static task => AwaitNothing(((ValueTask)task!).AsTask()));
        if (returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>))
            return (returned.GetGenericArguments()[0], Generic(nameof(AwaitTask), returned));
        if (returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return (returned.GetGenericArguments()[0], Generic(nameof(AwaitValueTask), returned));
        return (returned, Task.FromResult);
    }

    private static Func<object?, Task<object?>> Generic(string name, Type returned) =>
        typeof(MethodCall).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returned.GetGenericArguments())
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> AwaitNothing(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> AwaitTask<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> AwaitValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
