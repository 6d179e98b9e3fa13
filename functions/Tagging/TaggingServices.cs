using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tagging;

/// <summary>The model, the tagger and their options.</summary>
internal static class TaggingServices
{
    public static IServiceCollection AddTagging(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
