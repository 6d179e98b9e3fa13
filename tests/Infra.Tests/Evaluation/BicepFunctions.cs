using System.Globalization;
using System.Text.Json.Nodes;
using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Bicep's functions. Those that are not computed here give something unknown.</summary>
internal static class BicepFunctions
{
    /// <summary>All names, as the reference of Bicep's functions has them.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "any", "array", "base64", "base64ToJson", "base64ToString", "bool", "buildUri", "cidrHost", "cidrSubnet", "coalesce", "concat", "contains", "dataUri", "dataUriToString",
        "dateTimeAdd", "dateTimeFromEpoch", "dateTimeToEpoch", "deployer", "deployment", "empty", "endsWith", "environment", "extensionResourceId", "fail", "filter", "first", "flatten",
        "format", "getSecret", "groupBy", "guid", "indexOf", "int", "intersection", "items", "join", "json", "last", "lastIndexOf", "length", "list", "listAccountSas", "listKeys",
        "loadDirectoryFileInfo", "loadFileAsBase64", "loadJsonContent", "loadTextContent", "loadYamlContent", "managementGroup", "managementGroupResourceId", "map", "mapValues", "max", "min",
        "newGuid", "objectKeys", "padLeft", "parseCidr", "parseUri", "pickZones", "range", "readEnvironmentVariable", "reduce", "reference", "replace", "resourceGroup", "resourceId",
        "shallowMerge", "skip", "sort", "split", "startsWith", "string", "subscription", "subscriptionResourceId", "substring", "take", "tenant", "tenantResourceId", "toLogicalZone",
        "toLogicalZones", "toLower", "toObject", "toPhysicalZone", "toPhysicalZones", "toUpper", "trim", "union", "uniqueString", "uri", "uriComponent", "uriComponentToString", "utcNow",
    };

    private static readonly string TenantId = AzureProperties.GuidOf("tenant");

    public static Value Call(Evaluator evaluator, Expression.Call call, Locals? locals)
    {
        var place = call.Place;
        if (!Names.Contains(call.Function))
            return evaluator.Bad(place, $"there is no function {call.Function}");

        // Lambdas are the functions' to evaluate.
        Value Argument(int at) => at < call.Arguments.Count && call.Arguments[at] is not Expression.Lambda ? evaluator.Evaluate(call.Arguments[at], locals) : Value.Null(place);
        Value Lambda(params Value[] values)
        {
            if (call.Arguments.OfType<Expression.Lambda>().FirstOrDefault() is not { } lambda)
                return evaluator.Bad(place, $"{call.Function} wants a lambda");
            var inner = locals;
            foreach (var (name, value) in lambda.Variables.Zip(values))
                inner = new Locals(name, value, inner);
            return evaluator.Evaluate(lambda.Body, inner);
        }

        var arguments = Enumerable.Range(0, call.Arguments.Count).Select(Argument).ToList();
        return Compute(evaluator, call, arguments, Lambda);
    }

    private static Value Compute(Evaluator evaluator, Expression.Call call, List<Value> arguments, Func<Value[], Value> lambda)
    {
        var place = call.Place;
        var first = arguments.Count > 0 ? arguments[0] : Value.Null(place);
        var second = arguments.Count > 1 ? arguments[1] : Value.Null(place);
        Value Text(string text) => Value.Of(place, text);
        Value Flag(bool flag) => Value.Of(place, flag);
        Value Number(long number) => Value.Of(place, number);
        Value Items(IEnumerable<Value> items) => Value.Of(place, [.. items]);
        return call.Function switch
        {
            "empty" => Flag(first.IsEmpty),
            "length" => Number(first.Kind == ValueKind.Text ? first.Text.Length : first.Kind == ValueKind.Map ? first.Members.Count : first.Items.Count),
            "contains" => Flag(first.Kind switch
            {
                ValueKind.Map => first.Members.Keys.Contains(second.Text, StringComparer.OrdinalIgnoreCase),
                ValueKind.List => first.Items.Any(item => item.Kind == second.Kind && item.Text == second.Text),
                _ => first.Text.Contains(second.Text, StringComparison.Ordinal),
            }),
            "startsWith" => Flag(first.Text.StartsWith(second.Text, StringComparison.OrdinalIgnoreCase)),
            "endsWith" => Flag(first.Text.EndsWith(second.Text, StringComparison.OrdinalIgnoreCase)),
            "toLower" => Text(first.Text.ToLowerInvariant()),
            "toUpper" => Text(first.Text.ToUpperInvariant()),
            "trim" => Text(first.Text.Trim()),
            "string" => first.Kind == ValueKind.Unknown ? first : Text(first.Text),
            "int" => Number(long.TryParse(first.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0),
            "bool" => Flag(string.Equals(first.Text, "true", StringComparison.OrdinalIgnoreCase)),
            "array" => first.Kind == ValueKind.List ? first : Items([first]),
            "json" => Value.Of(place, JsonNode.Parse(first.Text)),
            "any" => first,
            "coalesce" => arguments.FirstOrDefault(argument => argument.IsThere) ?? Value.Null(place),
            "replace" => Text(first.Text.Replace(second.Text, arguments[2].Text, StringComparison.Ordinal)),
            "split" => Items((second.Kind == ValueKind.List ? first.Text.Split([.. second.Items.Select(item => item.Text)], StringSplitOptions.None) : first.Text.Split(second.Text)).Select(Text)),
            "join" => Text(string.Join(second.Text, first.Items.Select(item => item.Text))),
            "format" => Text(string.Format(CultureInfo.InvariantCulture, first.Text, [.. arguments.Skip(1).Select(argument => argument.Text)])),
            "substring" => Text(first.Text.Substring((int)second.Number, arguments.Count > 2 ? (int)arguments[2].Number : first.Text.Length - (int)second.Number)),
            "padLeft" => Text(first.Text.PadLeft((int)second.Number, arguments.Count > 2 ? arguments[2].Text[0] : ' ')),
            "indexOf" => Number(first.Text.IndexOf(second.Text, StringComparison.OrdinalIgnoreCase)),
            "concat" when first.Kind == ValueKind.Text => Text(string.Concat(arguments.Select(argument => argument.Text))),
            "concat" => Items(arguments.SelectMany(argument => argument.Items)),
            "flatten" => Items(first.Items.SelectMany(item => item.Items)),
            "first" => first.Kind == ValueKind.Text ? Text(first.Text[..1]) : first.Items.Count > 0 ? first.Items[0] : Value.Null(place),
            "last" => first.Kind == ValueKind.Text ? Text(first.Text[^1..]) : first.Items.Count > 0 ? first.Items[^1] : Value.Null(place),
            "take" => first.Kind == ValueKind.Text ? Text(first.Text[..Math.Min(first.Text.Length, (int)second.Number)]) : Items(first.Items.Take((int)second.Number)),
            "skip" => first.Kind == ValueKind.Text ? Text(first.Text[Math.Min(first.Text.Length, (int)second.Number)..]) : Items(first.Items.Skip((int)second.Number)),
            "range" => Items(Enumerable.Range((int)first.Number, (int)second.Number).Select(i => Number(i))),
            "max" => Number((first.Kind == ValueKind.List ? first.Items : arguments).Max(argument => argument.Number)),
            "min" => Number((first.Kind == ValueKind.List ? first.Items : arguments).Min(argument => argument.Number)),
            "map" => Items(first.Items.Select((item, i) => lambda([item, Number(i)]))),
            "filter" => Items(first.Items.Where((item, i) => lambda([item, Number(i)]).IsTrue)),
            "reduce" => first.Items.Aggregate(second, (sum, item) => lambda([sum, item])),
            "toObject" => Map(place, first.Items.Select(item => KeyValuePair.Create(lambda([item]).Text, item))),
            "mapValues" => Map(place, first.Members.Select(member => KeyValuePair.Create(member.Key, lambda([member.Value])))),
            "items" => Items(first.Members.OrderBy(member => member.Key, StringComparer.OrdinalIgnoreCase).Select(member => Map(place, [new("key", Value.Of(member.Value.Place, member.Key)), new("value", member.Value)], member.Value.Place))),
            "objectKeys" => Items(first.Members.Keys.Order(StringComparer.OrdinalIgnoreCase).Select(Text)),
            "union" or "shallowMerge" => Union(place, call.Function == "union" ? arguments : first.Items),
            "uniqueString" => Text(AzureProperties.GuidOf(string.Join('|', arguments))[..13].Replace('-', 'x')),
            "guid" => Text(AzureProperties.GuidOf(string.Join('|', arguments))),
            "utcNow" => Text(first.IsThere && first.Text.Contains("yyyy-MM-01", StringComparison.Ordinal) ? "2026-01-01" : "2026-01-01T00:00:00Z"),
            "cidrSubnet" => AddressRange.Parse(first.Text) is { } range ? Text(range.Part((int)second.Number, arguments[2].Number).ToString()) : evaluator.Bad(place, $"'{first}' is no range of addresses"),
            "loadJsonContent" => evaluator.Infrastructure.JsonValue(Infrastructure.Resolve(evaluator.File.Path, first.Text)) ?? evaluator.Bad(place, $"the file {first.Text} is not there, or no JSON"),
            "loadTextContent" => evaluator.Infrastructure.Text(Infrastructure.Resolve(evaluator.File.Path, first.Text)) is { } text ? Text(text) : evaluator.Bad(place, $"the file {first.Text} is not there"),
            "subscription" => Map(place, [new("id", Text(Deployer.Subscription)), new("subscriptionId", Text(Deployer.Subscription.Split('/')[^1])), new("tenantId", Text(TenantId))]),
            "resourceGroup" => Map(place, [new("id", Text($"{Deployer.Subscription}/resourceGroups/{evaluator.Group}")), new("name", Text(evaluator.Group)), new("location", Text("swedencentral"))]),
            "tenant" => Map(place, [new("tenantId", Text(TenantId))]),
            "deployer" => Map(place, [new("objectId", Text(AzureProperties.GuidOf("deployer"))), new("tenantId", Text(TenantId))]),
            "environment" => Map(place,
            [
                new("name", Text("AzureCloud")),
                new("suffixes", Map(place, [new("storage", Text("core.windows.net")), new("acrLoginServer", Text(".azurecr.io"))])),
                new("authentication", Map(place, [new("loginEndpoint", Text("https://login.microsoftonline.com/"))])),
            ]),
            "subscriptionResourceId" => Text(Deployer.Id(Deployer.Subscription, first.Text, string.Join('/', arguments.Skip(1)))),
            "resourceId" => Text(Deployer.Id($"{Deployer.Subscription}/resourceGroups/{evaluator.Group}", first.Text, string.Join('/', arguments.Skip(1)))),
            _ => Value.Unknown(place, $"<{call.Function}({string.Join(", ", arguments)})>"),
        };
    }

    private static Value Map(Place place, IEnumerable<KeyValuePair<string, Value>> members, Place? at = null)
    {
        var map = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
            map[name] = value;
        return Value.Of(at ?? place, map);
    }

    // The last one counts; objects are united in depth.
    private static Value Union(Place place, IReadOnlyList<Value> values)
    {
        if (values.Any(value => value.Kind == ValueKind.List))
            return Value.Of(place, [.. values.SelectMany(value => value.Items).DistinctBy(item => item.Text)]);
        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in values.SelectMany(value => value.Members))
            members[name] = value.Kind == ValueKind.Map && members.TryGetValue(name, out var before) && before.Kind == ValueKind.Map ? Union(value.Place, [before, value]) : value;
        return Value.Of(place, members);
    }
}
