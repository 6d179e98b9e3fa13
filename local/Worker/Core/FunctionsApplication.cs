using GenreFunctions.Local.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The way into a functions app.</summary>
public class FunctionsApplication
{
    /// <summary>
    /// A builder that takes configuration from <paramref name="args"/>, the environment and local.settings.json. Wrong arguments and settings end the
    /// program, with a sentence for each.
    /// </summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => FunctionsApplicationBuilder.Create(args, new HostSurroundings());
}
