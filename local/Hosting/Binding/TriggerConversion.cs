namespace GenreFunctions.Local.Hosting.Binding;

/// <summary>Turns what a trigger brings into what the parameter takes.</summary>
internal delegate ValueTask<object?> TriggerConversion(object? value, CancellationToken cancellation);
