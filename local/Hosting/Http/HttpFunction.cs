using GenreFunctions.Local.Hosting.Binding;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Hosting.Http;

/// <summary>A function that requests start.</summary>
/// <param name="Function">The function.</param>
/// <param name="Route">The whole route, prefix included.</param>
/// <param name="Methods">HTTP methods; any when empty.</param>
/// <param name="Level">Which key is asked for.</param>
internal sealed record HttpFunction(BoundFunction Function, RoutePattern Route, IReadOnlyList<string> Methods, AuthorizationLevel Level);
