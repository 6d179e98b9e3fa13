using GenreFunctions.Functions;
using GenreFunctions.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
try
{
    builder.Services.AddGenreFunctions(builder.Configuration);
    builder.AddTelemetry();
}
catch (InvalidOperationException fault)
{
    // A setting that cannot be used: whoever made it can mend it by the sentence, and needs no stack trace.
    Console.Error.WriteLine(fault.Message);
    return 1;
}

builder.Build().Run();
return Environment.ExitCode;
