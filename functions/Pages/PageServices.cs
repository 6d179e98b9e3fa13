using GenreFunctions.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Pages;

/// <summary>What the page's functions ask for.</summary>
internal static class PageServices
{
    public static IServiceCollection AddPage(this IServiceCollection services)
    {
        // Read now, not at the first request: the page is what was deployed.
        var files = PageFiles.Read(AppContext.BaseDirectory);
        return services.AddSingleton(provider => new PageAnswers(files, provider.GetRequiredService<AudioStorage>()));
    }
}
