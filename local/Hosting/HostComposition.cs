using System.Reflection;
using GenreFunctions.Local.Durable;
using GenreFunctions.Local.Hosting.Azurite;
using GenreFunctions.Local.Hosting.Discovery;
using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Listening;
using GenreFunctions.Local.Hosting.Orchestrations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting;

/// <summary>Makes a host of a prepared builder and the app's functions.</summary>
internal static class HostComposition
{
    /// <summary>The host.</summary>
    /// <exception cref="HostStartException">Functions cannot be bound.</exception>
    public static IHost Compose(HostPreparation preparation)
    {
        var types = preparation.Surroundings.FunctionTypes ?? Assembly.GetEntryAssembly()!.GetTypes();
        var functions = AppFunctionsReader.Read(types, preparation.Builder.Configuration, preparation.HostJson);
        var services = preparation.Builder.Services;
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<StorageServices>();
        if (functions.UsesOrchestrations)
            services.AddSingleton(provider => Orchestrations(provider, preparation, functions));
        var app = preparation.Builder.Build();
        return new EmbeddedHost(preparation, functions, app, Emulator(preparation, functions, app));
    }

    private static IOrchestrations Orchestrations(IServiceProvider services, HostPreparation preparation, AppFunctions functions)
    {
        var bodies = new DurableFunctions(
            functions.Orchestrators.ToDictionary(pair => pair.Key, pair => DurableBodies.Orchestrator(pair.Value, services), StringComparer.OrdinalIgnoreCase),
            functions.Activities.ToDictionary(pair => pair.Key, pair => DurableBodies.Activity(pair.Value, services), StringComparer.OrdinalIgnoreCase));
        var options = new DurableOptions
        {
            DatabasePath = preparation.Folder.DurableDatabase,
            MaximumConcurrentActivities = preparation.HostJson.MaximumConcurrentActivities,
            MaximumConcurrentOrchestrators = preparation.HostJson.MaximumConcurrentOrchestrators,
        };
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return preparation.Surroundings.Orchestrations(options, bodies, time, services.GetRequiredService<ILoggerFactory>());
    }

    // Only what is used is started: a setting may say development storage for a trigger the app does not have.
    private static StorageEmulator? Emulator(HostPreparation preparation, AppFunctions functions, WebApplication app)
    {
        if (preparation.Emulator is not { IsRunning: false } plan)
            return null;
        var used = functions.Blobs.Select(blob => blob.Connection)
            .Concat(functions.Queues.Select(queue => queue.Connection))
            .Append(app.Configuration[Settings.StorageConnections.Audio]);
        return used.Contains(plan.ConnectionString)
            ? new StorageEmulator(AzuriteProgram.Find(preparation.Surroundings), plan, preparation.Folder, app.Services.GetRequiredService<ILogger<StorageEmulator>>())
            : null;
    }
}
