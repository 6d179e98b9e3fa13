using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Results;

/// <summary>Chooses the store.</summary>
internal static class TagStoreServices
{
    public static IServiceCollection AddTagStore(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
