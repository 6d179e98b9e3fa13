using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Health;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Http;

/// <summary>What the HTTP functions ask for beside tagging and the store.</summary>
internal static class HttpServices
{
    public static IServiceCollection AddHttpFunctions(this IServiceCollection services)
    {
        services.AddSingleton<UploadGranter>();
        services.AddSingleton<AudioGranter>();
        return services.AddSingleton(ServiceHealth.Of);
    }
}
