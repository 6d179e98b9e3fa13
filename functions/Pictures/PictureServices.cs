using GenreFunctions.Functions.Tagging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Pictures;

/// <summary>What drawing songs takes.</summary>
internal static class PictureServices
{
    /// <exception cref="InvalidOperationException">A setting is out of its range; the message names it.</exception>
    public static IServiceCollection AddPictures(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new PictureStudio(AudioSettings.From(configuration)));
}
