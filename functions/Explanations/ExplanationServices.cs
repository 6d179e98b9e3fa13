using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Explanations;

/// <summary>What explaining songs takes.</summary>
internal static class ExplanationServices
{
    public static IServiceCollection AddExplanations(this IServiceCollection services) => services.AddSingleton<ExplanationDesk>();
}
