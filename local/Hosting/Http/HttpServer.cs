using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Hosting.Http;

/// <summary>The HTTP server: Kestrel at 127.0.0.1, routes as ASP.NET Core has them.</summary>
internal static class HttpServer
{
    /// <summary>Before the app is built.</summary>
    public static void Configure(WebApplicationBuilder builder, int port)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port);
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = HttpFunctionEndpoint.LargestBodyBytes;
        });
        // The writers of action results.
        builder.Services.AddRouting().AddMvcCore();
    }

    /// <summary>After the app is built.</summary>
    public static void Map(WebApplication app, IEnumerable<HttpFunction> functions, Func<HttpFunction, HttpFunctionEndpoint> endpoint)
    {
        app.Use((context, next) => LoopbackHost.IsOwn(context.Request.Host.Host)
            ? next(context)
            : Problem.AnswerAsync(context, StatusCodes.Status400BadRequest, LoopbackHost.Refusal));
        app.UseRouting();
        foreach (var function in functions)
        {
            var answers = endpoint(function);
            RequestDelegate answer = answers.AnswerAsync;
            var mapped = function.Methods.Count == 0 ? app.Map(function.Route, answer) : app.MapMethods("/" + function.Route.RawText, function.Methods, answer);
            mapped.WithDisplayName(function.Function.Name);
        }
    }
}
