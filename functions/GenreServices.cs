using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Explanations;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Pages;
using GenreFunctions.Functions.Pictures;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions;

/// <summary>What the functions ask for.</summary>
internal static class GenreServices
{
    public static IServiceCollection AddGenreFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new AudioStorage(configuration));
        return services
            .AddGenreMetrics(configuration)
            .AddTagging(configuration)
            .AddCosts(configuration)
            .AddTagStore(configuration)
            .AddPictures(configuration)
            .AddExplanations()
            .AddHttpFunctions()
            .AddPage();
    }
}
