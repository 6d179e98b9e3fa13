using GenreFunctions.Local.Hosting.Invocation;

namespace GenreFunctions.Local.Hosting.Binding;

/// <summary>Where a parameter's value comes from.</summary>
internal delegate ValueTask<object?> ParameterSource(Occasion occasion, InvocationContext context);
