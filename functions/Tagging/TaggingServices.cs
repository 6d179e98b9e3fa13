using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Sweeping;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tagging;

/// <summary>The model, the tagger and their options.</summary>
internal static class TaggingServices
{
    /// <summary>Adds what tagging a song takes.</summary>
    /// <exception cref="InvalidOperationException">A setting is out of its range; the message names it.</exception>
    public static IServiceCollection AddTagging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TaggingOptions.From(configuration));
        services.AddSingleton(SweepOptions.From(configuration));
        services.AddSingleton(new TaggingModel(configuration, AudioSettings.From(configuration)));
        services.AddSingleton<StagingArea>();
        services.AddSingleton<SongIndexTags>();
        services.AddSingleton<SongRecorder>();
        services.AddSingleton<RunCosting>();
        services.AddSingleton<Executions>();
        services.AddSingleton<SongScheduling>();
        services.AddSingleton<SongIntake>();
        services.AddSingleton<AnnouncedSongs>();
        services.AddSingleton<FailedSongs>();
        services.AddSingleton<PoisonQueues>();
        services.AddSingleton<PoisonedSongs>();
        services.AddSingleton<SongSweep>();
        services.AddSingleton<StagingSweep>();
        return services;
    }
}
