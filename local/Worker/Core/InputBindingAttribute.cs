namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>On a parameter: a value that the host brings along.</summary>
public abstract class InputBindingAttribute : BindingAttribute;
