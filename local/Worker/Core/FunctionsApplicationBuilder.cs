using GenreFunctions.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts a functions app together.</summary>
public class FunctionsApplicationBuilder
{
    private readonly HostPreparation _preparation;
    private readonly WebApplicationBuilder _builder;

    private FunctionsApplicationBuilder(HostPreparation preparation)
    {
        _preparation = preparation;
        _builder = preparation.Builder;
    }

    /// <summary>Settings.</summary>
    public ConfigurationManager Configuration => _builder.Configuration;

    /// <summary>Where the app runs.</summary>
    public IHostEnvironment Environment => _builder.Environment;

    /// <summary>Logging.</summary>
    public ILoggingBuilder Logging => _builder.Logging;

    /// <summary>Metrics.</summary>
    public IMetricsBuilder Metrics => _builder.Metrics;

    /// <summary>Services the functions ask for.</summary>
    public IServiceCollection Services => _builder.Services;

    /// <summary>The app, ready to run. Functions that cannot be bound end the program, with a sentence for each fault.</summary>
    public IHost Build()
    {
        try
        {
            return HostComposition.Compose(_preparation);
        }
        catch (HostStartException failure)
        {
            _preparation.Folder.Dispose();
            _preparation.Surroundings.OnStartFailure(failure);
            throw;
        }
    }

    internal static FunctionsApplicationBuilder Create(string[] args, HostSurroundings surroundings)
    {
        try
        {
            return new FunctionsApplicationBuilder(HostPreparation.Prepare(args, surroundings));
        }
        catch (HostStartException failure)
        {
            surroundings.OnStartFailure(failure);
            throw;
        }
    }
}
