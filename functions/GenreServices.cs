using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Metrics;
        return services
            .AddGenreMetrics(configuration)
            .AddTagging(configuration)
            .AddCosts(configuration)
            .AddTagStore(configuration)
            .AddPictures(configuration)
            .AddHttpFunctions()
            .AddPage();
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
<<<<<<< HEAD
        return services.AddGenreMetrics(configuration).AddTagging(configuration).AddCosts(configuration).AddTagStore(configuration).AddHttpFunctions().AddPage();
=======
        services.AddSingleton<GenreMetrics>();
        return services.AddTagging(configuration).AddCosts(configuration).AddTagStore(configuration).AddPictures(configuration).AddHttpFunctions();
>>>>>>> catalogue
    }
}
