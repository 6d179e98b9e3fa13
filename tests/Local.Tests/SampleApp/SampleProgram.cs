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
        var builder = FunctionsApplicationBuilder.Create(args, new GenreFunctions.Local.Hosting.HostSurroundings { FunctionTypes = [typeof(SampleFunctions)] });
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Build().Run();
    }
}
