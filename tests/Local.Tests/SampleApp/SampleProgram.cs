using System.Globalization;
using GenreFunctions.Local.Hosting;
using GenreFunctions.Local.Hosting.Azurite;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenreFunctions.Local.Tests.SampleApp;

/// <summary>
/// A functions app as its author writes it, for tests that need a process of its own: this assembly can be run. Functions are those of
/// <see cref="SampleFunctions"/>, since most others here are wrong on purpose.
/// </summary>
public static class SampleProgram
{
    public static void Main(string[] args)
    {
        var surroundings = new HostSurroundings { FunctionTypes = [typeof(SampleFunctions)] };
        // Ports that stand for those of development storage, so that tests do not meet what runs on the machine.
        if (Environment.GetEnvironmentVariable("SAMPLE_PORTS")?.Split(',') is [var blobs, var queues])
            surroundings = surroundings with { DevelopmentPorts = new EmulatorPorts(int.Parse(blobs, CultureInfo.InvariantCulture), int.Parse(queues, CultureInfo.InvariantCulture)) };
        var builder = FunctionsApplicationBuilder.Create(args, surroundings);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Build().Run();
    }
}
