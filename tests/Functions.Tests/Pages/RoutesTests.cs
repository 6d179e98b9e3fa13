using System.Reflection;
using GenreFunctions.Functions.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tests.Pages;

/// <summary>The routes of all functions together, which begin at the root.</summary>
public sealed class RoutesTests
{
    // What Azure's host answers itself.
    private static readonly string[] OfTheHost = ["admin", "runtime"];

    // Values that parameters have: a name, a number, a song's identity, a day.
    private static readonly string[] Values = ["x", "7", "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "2026-11-21", "AbCdEfGhIjKlMnOpQrStUvWxYz234567"];

    private static readonly IInlineConstraintResolver Constraints = new ServiceCollection().AddRouting().BuildServiceProvider().GetRequiredService<IInlineConstraintResolver>();

    private static IEnumerable<Route> All =>
        from type in typeof(HomePage).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
        where name is not null
        from parameter in method.GetParameters()
        from trigger in parameter.GetCustomAttributes<HttpTriggerAttribute>()
        select new Route(name, trigger.Route!, trigger.Methods!);

    [Fact]
    public void Routes_BeginWithAFixedPartThatIsNotTheHosts()
    {
        Assert.Contains(All, route => route.Template == "/");
        Assert.All(All.Where(route => route.Template != "/"), route =>
        {
            var first = Assert.Single(RoutePatternFactory.Parse(route.Template).PathSegments[0].Parts);
            Assert.DoesNotContain(Assert.IsType<RoutePatternLiteralPart>(first).Content, OfTheHost, StringComparer.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void PageRoutes_AreThoseOfThePage() =>
        Assert.Equal(["/", "ui/{*path}"], All.Select(route => route.Template).Where(template => !template.StartsWith("api/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    // Azure's host tries routes in the order of the functions' names, not by how exact they are (azure-functions-host issue 9876): a parameter
    // that takes anything hides a fixed part. A constraint, or another name, lets both hosts agree.
    [Fact]
    public void Requests_TriedInOrderOfFunctionNames_ReachTheFunctionTheyAreFor()
    {
        var routes = All.OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase).ToList();
        var hidden =
            from later in routes
            from earlier in routes.TakeWhile(route => route != later)
            where earlier.Methods.Intersect(later.Methods, StringComparer.OrdinalIgnoreCase).Any() && earlier.Matches(later.Example())
            select $"{later.Template} ({later.Function}) is hidden by {earlier.Template} ({earlier.Function})";
        Assert.Empty(hidden);
    }

    [Theory]
    [InlineData("api/costs/{songId}", "/api/costs/forecast", true)]
    [InlineData("api/costs/{songId:length(32)}", "/api/costs/forecast", false)]
    [InlineData("api/costs/{songId:regex(^[0-9a-f]{{64}}$)}", "/api/costs/forecast", false)]
    [InlineData("ui/{*path}", "/ui/a/b.js", true)]
    [InlineData("api/songs/{id}", "/api/songs/x/retag", false)]
    public void Matching_IsAsTheHostDoesIt(string template, string path, bool expected) => Assert.Equal(expected, new Route("F", template, ["get"]).Matches(path));

    private sealed record Route(string Function, string Template, string[] Methods)
    {
        /// <summary>A path that is meant for it.</summary>
        public string Example() => "/" + string.Join('/', TemplateParser.Parse(Template).Segments.Select(segment => string.Concat(segment.Parts.Select(part => part.IsParameter
            ? Values.FirstOrDefault(value => Fits(part, value)) ?? throw new InvalidOperationException($"No value here fits {{{part.Name}}} of {Template}; add one.")
            : part.Text))));

        public bool Matches(string path)
        {
            var values = new RouteValueDictionary();
            var template = TemplateParser.Parse(Template);
            return new TemplateMatcher(template, []).TryMatch(path, values)
                && template.Parameters.All(parameter => Fits(parameter, Convert.ToString(values[parameter.Name!], null) ?? ""));
        }

        private static bool Fits(TemplatePart parameter, string value) => parameter.InlineConstraints.All(constraint =>
            Constraints.ResolveConstraint(constraint.Constraint)!.Match(new DefaultHttpContext(), null, parameter.Name!, new RouteValueDictionary { [parameter.Name!] = value }, RouteDirection.IncomingRequest));
    }
}
