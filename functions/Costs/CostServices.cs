using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Costs;

/// <summary>What metering, recording and reporting costs asks for.</summary>
internal static class CostServices
{
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddCosts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CostOptions.From(configuration));
        services.AddSingleton<CostRecorder>();
        return services.AddSingleton(_ => CostStores.Create(configuration));
    }
}
