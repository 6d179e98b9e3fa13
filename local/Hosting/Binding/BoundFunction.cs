using GenreFunctions.Local.Hosting.Discovery;
using GenreFunctions.Local.Hosting.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Hosting.Binding;

/// <summary>A function whose every parameter has a source.</summary>
internal sealed class BoundFunction
{
    private readonly MethodCall _call;
    private readonly ParameterSource[] _sources;
    private readonly ObjectFactory? _make;

    public BoundFunction(FunctionDefinition definition, ParameterSource[] sources)
    {
        Definition = definition;
        _sources = sources;
        _call = new MethodCall(definition.Method);
        _make = definition.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(definition.Method.DeclaringType!, []);
    }

    public FunctionDefinition Definition { get; }

    public string Name => Definition.Name;

    /// <summary>What comes out after awaiting; <see langword="null"/> when nothing does.</summary>
    public Type? ResultType => _call.ResultType;

    /// <summary>An instance of the function's class, <see langword="null"/> for a static function.</summary>
    public object? MakeInstance(IServiceProvider services) => _make?.Invoke(services, null);

    public async ValueTask<object?[]> ArgumentsAsync(Occasion occasion, InvocationContext context)
    {
        var arguments = new object?[_sources.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = await _sources[i](occasion, context);
        return arguments;
    }

    public Task<object?> CallAsync(object? instance, object?[] arguments) => _call.Invoke(instance, arguments);
}
