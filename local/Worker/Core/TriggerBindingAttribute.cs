namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>On a parameter: what starts the function, and brings the parameter's value.</summary>
public abstract class TriggerBindingAttribute : BindingAttribute;
