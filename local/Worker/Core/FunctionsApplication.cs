namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The way into a functions app.</summary>
public class FunctionsApplication
{
    /// <summary>A builder that takes configuration from <paramref name="args"/>, the environment and local.settings.json.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
