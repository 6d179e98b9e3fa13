using GenreFunctions.Local.Hosting.Azurite;
using GenreFunctions.Local.Hosting.Data;
using GenreFunctions.Local.Hosting.Http;
using GenreFunctions.Local.Hosting.Logging;
using GenreFunctions.Local.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting;

/// <summary>What is settled before the app adds its own: arguments, settings, the data folder, and which storage development storage is.</summary>
internal sealed class HostPreparation
{
    // Where an app reads where it may keep files.
    private const string DataFolderKey = "DataFolder";

    // ASP.NET Core's own lines are about requests, which functions log themselves, and about a start that the host announces itself.
    private const LogLevel LeastOfAspNetCore = LogLevel.Warning;

    // .NET's host logs a start that failed with its stack trace, though this host says in one sentence why it did.
    private const string DotnetHost = "Microsoft.Extensions.Hosting.Internal.Host";

    private HostPreparation(HostSurroundings surroundings, HostArguments arguments, HostJson hostJson, DataFolder folder, EmulatorPlan? emulator, LineLoggerProvider log, WebApplicationBuilder builder)
    {
        Surroundings = surroundings;
        Arguments = arguments;
        HostJson = hostJson;
        Folder = folder;
        Emulator = emulator;
        Log = log;
        Builder = builder;
    }

    public HostSurroundings Surroundings { get; }

    public HostArguments Arguments { get; }

    public HostJson HostJson { get; }

    public DataFolder Folder { get; }

    /// <summary>The storage emulator, when a setting asks for it.</summary>
    public EmulatorPlan? Emulator { get; }

    public LineLoggerProvider Log { get; }

    public WebApplicationBuilder Builder { get; }

    /// <summary>Settles it.</summary>
    /// <exception cref="HostStartException">An argument or a setting is wrong, or help is asked for.</exception>
    public static HostPreparation Prepare(string[] args, HostSurroundings surroundings)
    {
        var arguments = HostArguments.Read(args);
        if (arguments.WantsHelp)
        {
            surroundings.Output.WriteLine(HostArguments.Help);
            throw new HostStartException([], exitCode: 0);
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = surroundings.ProgramFolder,
            EnvironmentName = surroundings.Environment.GetValueOrDefault("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? surroundings.Environment.GetValueOrDefault("DOTNET_ENVIRONMENT") ?? Environments.Development,
        });
        AddSettings(builder.Configuration, surroundings);
        var hostJson = HostJsonReader.Read(surroundings.ProgramFolder, builder.Configuration);
        var folder = DataFolder.Take(Path.GetFullPath(arguments.Data, surroundings.CurrentFolder));
        try
        {
            builder.Configuration[DataFolderKey] = folder.Path;
            var emulator = PlanEmulator(builder.Configuration, folder, surroundings.DevelopmentPorts);
            var log = AddLogging(builder.Logging, hostJson, arguments, surroundings.Output);
            HttpServer.Configure(builder, arguments.Port);
            builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = true);
            builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = surroundings.DrainLimit);
            return new HostPreparation(surroundings, arguments, hostJson, folder, emulator, log, builder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static void AddSettings(ConfigurationManager configuration, HostSurroundings surroundings)
    {
        configuration.AddInMemoryCollection([new(StorageConnections.Audio, StorageConnections.Development)]);
        configuration.AddInMemoryCollection(LocalSettings.Read(surroundings.CurrentFolder, surroundings.ProgramFolder));
        configuration.AddInMemoryCollection(surroundings.Environment.Select(variable =>
            KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), variable.Value)));
        configuration.AddInMemoryCollection();
    }

    // Wherever a setting says development storage, it says the same one; the app reads it before the emulator is started.
    private static EmulatorPlan? PlanEmulator(ConfigurationManager configuration, DataFolder folder, EmulatorPorts usual)
    {
        string[] settings = [.. configuration.AsEnumerable().Where(setting => StorageConnections.IsDevelopment(setting.Value)).Select(setting => setting.Key)];
        if (settings.Length == 0)
            return null;
        new EmulatorProcessFile(folder.EmulatorProcess).EndOrphan();
        var plan = EmulatorPlanner.Plan(folder, usual);
        foreach (var setting in settings)
            configuration[setting] = plan.ConnectionString;
        PrivateFile.Write(folder.EmulatorConnection, plan.ConnectionString);
        return plan;
    }

    private static LineLoggerProvider AddLogging(ILoggingBuilder logging, HostJson hostJson, HostArguments arguments, TextWriter output)
    {
        var provider = new LineLoggerProvider(output, arguments.LogJson ? JsonLog.Write : TextLog.Write, TimeProvider.System);
        logging.AddProvider(provider).AddFilter("Microsoft.AspNetCore", LeastOfAspNetCore).AddFilter("Microsoft.Hosting.Lifetime", LeastOfAspNetCore).AddFilter(DotnetHost, LogLevel.Critical);
        foreach (var (category, level) in hostJson.LogLevels)
        {
            if (category.Equals("default", StringComparison.OrdinalIgnoreCase))
                logging.SetMinimumLevel(level);
            else
                logging.AddFilter(category, level);
        }

        return provider;
    }
}
