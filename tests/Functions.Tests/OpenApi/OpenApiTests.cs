using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Health;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tests.Catalogue;
using GenreFunctions.Functions.Tests.CostReports;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using GenreFunctions.Functions.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.OpenApi;

/// <summary>The description and the functions say the same; whoever changes one of them hears of it here.</summary>
[Collection(HttpStorageGroup.Name)]
public sealed partial class OpenApiTests(HttpStorage http) : IDisposable
{
    // Where the description's server is; the page has the rest.
    private const string Api = "api/";

    private static readonly string[] Checked = ["storage", "store", "costs", "model", "moods", "ffmpeg"];

    private readonly Description _description = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteTagStore> _stores = [];

    private static IEnumerable<(MethodInfo Method, HttpTriggerAttribute Trigger)> Functions =>
        from type in typeof(ListSongs).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.IsDefined(typeof(FunctionAttribute))
        from parameter in method.GetParameters()
        from trigger in parameter.GetCustomAttributes<HttpTriggerAttribute>()
        where trigger.Route!.StartsWith(Api, StringComparison.Ordinal)
        select (method, trigger);

    [Fact]
    public void Document_Paths_AreTheFunctionsRoutes()
    {
        var functions =
            from function in Functions
            from method in function.Trigger.Methods!
            let name = function.Method.GetCustomAttribute<FunctionAttribute>()!.Name
            select $"{method} /{function.Trigger.Route![Api.Length..]} {name} {function.Trigger.AuthLevel == AuthorizationLevel.Anonymous}";
        var described =
            from one in _description.Operations
            let open = one.Operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0
            select $"{one.Method} {one.Path} {one.Operation.GetProperty("operationId")} {open}";
        Assert.Equal(functions.Order(), described.Order());
    }

    [Fact]
    public void Document_PathParameters_AreTheFunctionsParameters()
    {
        foreach (var (method, trigger) in Functions)
        {
            var described = Parameters(method.GetCustomAttribute<FunctionAttribute>()!.Name, "path").ToList();
            Assert.Equal(Regex.Matches(trigger.Route!, @"\{(\w+)\}").Select(match => match.Groups[1].Value), described);
            Assert.Equal(method.GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => parameter.Name), described);
        }
    }

    [Fact]
    public async Task Document_QueryParameters_AreThoseThatListSongsKnows()
    {
        var problem = (await new ListSongs(Store(), NullLogger<ListSongs>.Instance).RunAsync(Call.Request("?none=1"))).Problem(400);
        Assert.Equal($"none: there is no such query parameter; there are {string.Join(", ", Parameters("ListSongs", "query"))}.", problem);
    }

    [Fact]
    public async Task Document_QueryParameters_AreThoseThatCostFunctionsKnow()
    {
        var (store, time) = (new MemoryCostStore(), TimeProvider.System);
        Func<HttpRequest, Task<IActionResult>>[] functions =
        [
            new GetCosts(store, Sample.Flex, time, NullLogger<GetCosts>.Instance).RunAsync,
            new GetDearestSongs(store, Sample.Flex, time, NullLogger<GetDearestSongs>.Instance).RunAsync,
            new ExportCosts(store, time, NullLogger<ExportCosts>.Instance).RunAsync,
            new ForecastCosts(store, Sample.Flex, time, NullLogger<ForecastCosts>.Instance).RunAsync,
            new GetBusinessCase(store, Sample.Flex, time, NullLogger<GetBusinessCase>.Instance).RunAsync,
        ];
        foreach (var function in functions)
        {
            var problem = (await function(Call.Request("?none=1"))).Problem(400);
            Assert.Equal($"none: there is no such query parameter; there are {string.Join(", ", Parameters(function.Target!.GetType().Name, "query"))}.", problem);
        }
    }

    [Fact]
    public void Document_Limits_AreThoseOfCosts()
    {
        Assert.Equal((1, GetDearestSongs.MostSongs, GetDearestSongs.DefaultSongs), Limits(Parameter("GetDearestSongs", "limit")));
        foreach (var operation in new[] { "ForecastCosts", "GetBusinessCase" })
            Assert.Equal((1, CostParameters.MostSongsPerYear, CostParameters.DefaultSongsPerYear), Limits(Parameter(operation, "songsPerYear")));
        Assert.Equal(Enum.GetValues<CostGrouping>().Select(AppJson.Word), Parameter("GetCosts", "by").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public void Document_Export_HasItsColumns()
    {
        var example = _description.Operation("ExportCosts").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("text/csv").GetProperty("example").GetString()!;
        Assert.StartsWith(CsvColumns.Header, example, StringComparison.Ordinal);
        Assert.Single(Rfc4180.Read(example).Select(row => row.Length).Distinct());
    }

    [Fact]
    public void Functions_RoutesThatTakeAnyWord_ComeAfterThoseThatTakeTheirs()
    {
        // Azure's host has no precedence of routes: it takes the first that fits, in the order of the functions' names.
        var routes = Functions.Select(function => (function.Method.GetCustomAttribute<FunctionAttribute>()!.Name, function.Trigger.Route!, Parts: function.Trigger.Route!.Split('/'))).ToList();
        var pairs =
            from general in routes
            from special in routes
            where general.Name != special.Name && general.Parts.Length == special.Parts.Length
            where general.Parts.Zip(special.Parts).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')) && general.Parts.Any(part => part.StartsWith('{'))
            select (general.Name, special.Name);
        Assert.Contains((nameof(GetSongCosts), nameof(GetDearestSongs)), pairs);
        Assert.All(pairs, pair => Assert.True(string.CompareOrdinal(pair.Item1, pair.Item2) > 0, $"{pair.Item1} answers in place of {pair.Item2}; give it a name that comes after."));
    }

    [Fact]
    public void Document_Limits_AreTheCodes()
    {
        var limit = _description.Operation("ListSongs").GetProperty("parameters").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "limit").GetProperty("schema");
        Assert.Equal((1, SongQuery.MaximumPageSize, SongQuery.DefaultPageSize), Limits(limit));
        Assert.Equal((1, UploadGranter.MaximumMinutes, UploadGranter.DefaultMinutes), Limits(Schema("UploadRequest").GetProperty("properties").GetProperty("ttl")));
        Assert.Equal(Enum.GetValues<SongOutcome>().Select(AppJson.Word), Schema("Outcome").GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal("x-functions-key", _description.Document.GetProperty("components").GetProperty("securitySchemes").GetProperty("functionKey").GetProperty("name").GetString());
    }

    [Fact]
    public void Document_Examples_AreAsTheirSchemas()
    {
        foreach (var (_, _, operation) in _description.Operations)
        {
            foreach (var content in operation.GetProperty("responses").EnumerateObject().Select(one => one.Value).Append(operation.TryGetProperty("requestBody", out var body) ? body : default))
            {
                if (content.ValueKind == JsonValueKind.Object && content.TryGetProperty("content", out var types) && types.TryGetProperty("application/json", out var json) && json.TryGetProperty("example", out var example))
                    _description.Check(json.GetProperty("schema"), example, operation.GetProperty("operationId").GetString()!, null);
            }
        }
    }

    [Fact]
    public async Task Document_Answers_AreAsDescribedAndNothingDescribedIsNeverAnswered()
    {
        var store = Store();
        foreach (var outcome in Enum.GetValues<SongOutcome>())
            await store.RecordAsync(Versions.Of($"acme/{outcome}.wav", outcome: outcome), CancellationToken.None);
        var song = Versions.Of("acme/Tagged.wav").Upload.SongId;
        var list = new ListSongs(store, NullLogger<ListSongs>.Instance);
        var get = new GetSong(store, NullLogger<GetSong>.Instance);
        Check("ListSongs", await list.RunAsync(Call.Request("?limit=3")));
        Check("ListSongs", await list.RunAsync(Call.Request()));
        Check("ListSongs", await list.RunAsync(Call.Request("?limit=x")));
        await CheckSongsAsync(list);
        foreach (var outcome in Enum.GetValues<SongOutcome>())
            Check("GetSong", await get.RunAsync(Call.Request(), Versions.Of($"acme/{outcome}.wav").Upload.SongId));
        Check("GetSong", await get.RunAsync(Call.Request(), "x"));
        Check("GetSong", await new GetSong(new SqliteTagStore("/dev/null/songs.db"), NullLogger<GetSong>.Instance).RunAsync(Call.Request(), song));

        var retag = new RetagSong(store, http.Storage, new SongScheduling(NullLogger<SongScheduling>.Instance), TimeProvider.System, NullLogger<RetagSong>.Instance);
        await http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient("acme/Tagged.wav").UploadAsync(BinaryData.FromString("x"), overwrite: true);
        Check("RetagSong", await retag.RunAsync(Call.Request(), song, new CountedOrchestrations()));
        Check("RetagSong", await retag.RunAsync(Call.Request(), Versions.Of("acme/Silent.wav").Upload.SongId, new CountedOrchestrations()));
        Check("RetagSong", await retag.RunAsync(Call.Request(), "x", new CountedOrchestrations()));

        var grant = new GrantUpload(new UploadGranter(http.Storage, TimeProvider.System), NullLogger<GrantUpload>.Instance);
        const string Wanted = """{"publisher":"acme","name":"a.wav","ttl":5}""";
        _description.Check(_description.Operation("GrantUpload").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"), JsonDocument.Parse(Wanted).RootElement, "request", null);
        Check("GrantUpload", await grant.RunAsync(Call.Request(body: Wanted)));
        Check("GrantUpload", await grant.RunAsync(Call.Request(body: "{}")));
        Check("GrantUpload", await grant.RunAsync(Call.Request(body: new string(' ', 70_000))));

        foreach (var works in new[] { true, false })
        {
            var checks = Checked.Select(name => new HealthCheck(name, _ => works ? Task.FromResult("Fine.") : throw new HealthFailureException("Not.")));
            Check("GetHealth", await new GetHealth(new HealthChecks([.. checks], TimeProvider.System, NullLogger.Instance), NullLogger<GetHealth>.Instance).RunAsync(Call.Request()));
        }

        foreach (var (operation, answer) in await CostAnswers.AllAsync())
            Check(operation, answer);

        Assert.Empty(_description.NeverSeen);
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    private static (int, int, int) Limits(JsonElement schema) =>
        (schema.GetProperty("minimum").GetInt32(), schema.GetProperty("maximum").GetInt32(), schema.GetProperty("default").GetInt32());

    private void Check(string operation, IActionResult answer)
    {
        var content = Assert.IsType<ContentResult>(answer);
        _description.Check(operation, $"{content.StatusCode}", content.ContentType!.Split(';')[0], JsonDocument.Parse(content.Content!).RootElement);
    }

    private IEnumerable<string?> Parameters(string operation, string where) =>
        _description.Operation(operation).TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == where).Select(one => one.GetProperty("name").GetString())
            : [];

    private JsonElement Parameter(string operation, string name) =>
        _description.Operation(operation).GetProperty("parameters").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name).GetProperty("schema");

    private JsonElement Schema(string name) => _description.Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private SqliteTagStore Store()
    {
        var store = new SqliteTagStore(Path.Combine(_folder.Path, "songs.db"));
        _stores.Add(store);
        return store;
    }
}
