using System.Collections;
using System.Reflection;
using System.Text.Json;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Tagging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>
/// What travels through an orchestration's history comes back as it was, by whatever options a host serializes with: this app's own are none of its business.
/// </summary>
public sealed class HistoryJsonTests
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 21, 9, 30, 15, TimeSpan.Zero).AddTicks(1234567);

    private static readonly SongUpload Song = new("audio", "acme/Ä 'So What'.wav", "0x8DC1", "acme", 4_000_000_000, Time);

    private static readonly ActivityMeters Meters = new()
    {
        Function = nameof(PrepareAudio), Start = Time, Wall = TimeSpan.FromTicks(12_345_678), Cpu = TimeSpan.FromTicks(9_876_543), Attempt = 3, IsDerived = true, IsCpuDerived = true,
        StorageReads = 5, StorageWrites = 3, QueueOperations = 1, StorageBytesRead = 5_000_000_000, StorageBytesWritten = 4, StagedBytes = 3, RequestUnits = 22.25,
    };

    private static readonly SongReading Reading = new(new AudioDescription("mp3", "mp3", 44_100, 2, "ffmpeg", "7.1"), new AudioFault(SongOutcome.Undecodable, "It ends early."), ["A warning."], 7_938_000, 60);

    private static readonly BatchScores Batch = new(10, 10, [11, 13], [1, 2, 3, 255], "gtzan-mlp@3f2a9c1d", [4, 5, 255], "emotify-mood@5d0c7e21");

    private static readonly SongEnd End = new(SongEnding.Recorded, SongOutcome.Tagged, "jazz", 60);

    private static readonly StagedSong Staged = new("staging-1", Reading, Batch, 20, 8);

    private static readonly object[] Travellers =
    [
        new TaggingRequest(Song, 2, Meters),
        new PrepareRequest(Song, "instance", [Meters]),
        new SegmentBatch("staging-1", 10, 10, 10),
        new RecordRequest(Song, Reading, [Batch], "instance", [Meters, Meters]),
        new PoisonRequest(Song, "A reason.", "instance", [Meters], Reading),
        "instance",
        new ActivityReport<SongPlan>(Meters, new SongPlan(End, null)),
        new ActivityReport<SongPlan>(Meters, new SongPlan(null, Staged)),
        new ActivityReport<BatchScores>(Meters, Batch),
        new ActivityReport<SongEnd>(Meters, Failure: new ActivityFailure("A reason.", MayPass: true)),
        new ActivityReport<SongEnd>(Meters, new SongEnd(SongEnding.Superseded)),
        new ActivityReport<bool>(Meters, true),
        End,
        new SongProgress(SongProgress.Scoring, 10, 60),
    ];

    public static TheoryData<string> Hosts => ["general", "web", "fields and any case"];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Json_WhateverTravelsThroughAHistory_ComesBackAsItWas(string host)
    {
        var options = Options(host);
        foreach (var value in Travellers)
            AssertSame(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, options), value.GetType(), options), value.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Json_BatchOfAReleaseWithoutMoods_IsReadAsOneWithoutThem(string host)
    {
        var written = host == "web"
            ? """{"firstSegment":10,"segmentCount":2,"silent":[11],"probabilities":"AQI=","modelId":"m"}"""
            : """{"FirstSegment":10,"SegmentCount":2,"Silent":[11],"Probabilities":"AQI=","ModelId":"m"}""";
        AssertSame(new BatchScores(10, 2, [11], [1, 2], "m"), JsonSerializer.Deserialize<BatchScores>(written, Options(host)), host);
    }

    [Fact]
    public void Travellers_AllThatFunctionsOfAnOrchestrationTakeAndGive_AreAmongThem()
    {
        var methods = typeof(TagSong).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FunctionAttribute))).ToArray();
        var activities = methods.Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute)))).ToArray();
        var orchestrators = methods.Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(TaskOrchestrationContext)));
        var types = activities.Select(method => method.GetParameters()[0].ParameterType).Concat(activities.Concat(orchestrators).Select(method => method.ReturnType.GetGenericArguments()[0]));
        Assert.NotEmpty(activities);
        Assert.Empty(types.Except(Travellers.Select(value => value.GetType())));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Json_ChangedDocuments_AreReadWithAllThatAStoreAdds(string host)
    {
        var documents = JsonSerializer.Deserialize<IReadOnlyList<CostDocument>>(
            """[{"id":"cost-1","kind":"cost","day":"2026-11-21","publisher":"acme","content":{"meters":{}},"firstDay":"2026-11-20","_rid":"x","_ts":1},{"id":"r","kind":"rollup","day":"2026-11-21","publisher":""}]""",
            Options(host));
        Assert.Equal([new("cost", new DateOnly(2026, 11, 21), "acme", new DateOnly(2026, 11, 20)), new("rollup", new DateOnly(2026, 11, 21), "")], documents!);
    }

    private static JsonSerializerOptions Options(string host) => host switch
    {
        "general" => new JsonSerializerOptions(JsonSerializerDefaults.General),
        "web" => new JsonSerializerOptions(JsonSerializerDefaults.Web),
        _ => new JsonSerializerOptions { IncludeFields = true, PropertyNameCaseInsensitive = true },
    };

    // Member by member, as lists of equal elements are not equal to a record.
    private static void AssertSame(object? expected, object? actual, string where)
    {
        if (expected is null || actual is null || expected.GetType().IsPrimitive || expected is string or Enum or TimeSpan or DateTimeOffset or decimal)
        {
            Assert.True(Equals(expected, actual), $"{where}: {expected} came back as {actual}.");
        }
        else if (expected is IEnumerable many)
        {
            var (one, other) = (many.Cast<object?>().ToArray(), ((IEnumerable)actual).Cast<object?>().ToArray());
            Assert.True(one.Length == other.Length, $"{where}: {one.Length} elements came back as {other.Length}.");
            for (var i = 0; i < one.Length; i++)
                AssertSame(one[i], other[i], $"{where}[{i}]");
        }
        else
        {
            foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                AssertSame(property.GetValue(expected), property.GetValue(actual), $"{where}.{property.Name}");
        }
    }
}
