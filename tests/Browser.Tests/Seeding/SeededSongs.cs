using GenreFunctions.Costs;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Browser.Tests.Seeding;

/// <summary>10,000 songs that twelve publishers sent in some 250 batches over the last 27 days, most of them on weekdays: the same ones every day, but for their dates.</summary>
internal static class SeededSongs
{
    public const int Count = 10_000;

    private const int SongsPerBatch = 40;
    private const int Days = 27; // Fewer than the 30 that the page shows, so that midnight may pass during a test.

    private static readonly string[] Publishers =
    [
        "Blue Door Records", "Cedar & Stone", "Fjord Music", "Harbour Sound", "Kite Collective", "Lantern", "Meridian", "Northlight", "Ostinato", "Pale Moon", "Quarter Note", "Estúdio Sul",
    ];

    private static readonly string[] Genres = ["blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock"];

    private static readonly string[] Moods = ["amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness"];

    private static readonly string[] First = ["Amber", "Broken", "Cold", "Distant", "Early", "Golden", "Hidden", "Last", "Northern", "Paper", "Quiet", "Silver", "Slow", "Velvet", "Winter"];

    private static readonly string[] Second = ["Avenue", "Bridge", "City", "Dance", "Echo", "Garden", "Hour", "Letter", "Light", "River", "Signal", "Summer", "Train", "Waltz", "Window"];

    private static readonly Lazy<IReadOnlyList<SeededSong>> Made = new(Make);

    /// <summary>In order of their tagging, all at different times.</summary>
    public static IReadOnlyList<SeededSong> All => Made.Value;

    private static List<SeededSong> Make()
    {
        var random = new Random(20_261_121);
        var feeling = new Random(20_261_122);
        var hour = TimeSpan.FromHours(1);
        var now = new DateTimeOffset(DateTimeOffset.UtcNow.Ticks / hour.Ticks * hour.Ticks, TimeSpan.Zero);
        var songs = new List<SeededSong>(Count);
        for (var batch = 0; songs.Count < Count; batch++)
        {
            // The square of a random number: the first publishers send the most.
            var publisher = Publishers[(int)(Math.Pow(random.NextDouble(), 1.8) * Publishers.Length)];
            var ended = BatchStart(random, now);
            for (var song = 0; song < SongsPerBatch; song++)
                songs.Add(Song(random, $"{publisher}/{Album(batch)}/{song + 1:00} {Pick(random, First)} {Pick(random, Second)}.flac", ended = ended.AddMilliseconds(4000 + random.Next(9000))));
        }

        return [.. songs.OrderBy(song => song.TaggedAt).Select(song => song.Outcome == SongOutcome.Tagged ? WithMoods(song, feeling) : song)];
    }

    private static SeededSong WithMoods(SeededSong song, Random random)
    {
        var moods = Moods.Select(label => new Mood(label, Math.Pow(random.NextDouble(), 2) * 0.4, random.NextDouble(), IsSaid: false)).ToArray();
        var result = song.Version.Result with { Moods = new SongMoods("emotify-mood@seeded", [.. moods.Select(mood => mood with { IsSaid = mood.Share > 0.3 })], []) };
        return song with { Version = song.Version with { Result = result } };
    }

    // No two batches have the same, and so no two songs have the same name, whatever the hour makes of the dates.
    private static string Album(int batch)
    {
        var (first, second) = (First[batch % First.Length], Second[batch / First.Length % Second.Length]);
        return batch < First.Length * Second.Length ? $"{first} {second}" : $"{first} {second} II";
    }

    private static DateTimeOffset BatchStart(Random random, DateTimeOffset now)
    {
        while (true)
        {
            var start = now.AddHours(-2).AddMinutes(-random.Next(Days * 24 * 60)).AddTicks(random.Next(10_000_000));
            var isBusy = start.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && start.Hour is >= 7 and < 18;
            if (isBusy || random.Next(12) == 0)
                return start;
        }
    }

    private static SeededSong Song(Random random, string name, DateTimeOffset ended)
    {
        var publisher = name.Split('/')[0];
        var outcome = random.Next(100) switch { < 94 => SongOutcome.Tagged, 94 or 95 => SongOutcome.Silent, 96 => SongOutcome.TooShort, 97 or 98 => SongOutcome.Undecodable, _ => SongOutcome.Failed };
        var isTagged = outcome == SongOutcome.Tagged;
        var seconds = isTagged ? 120 + Math.Round(random.NextDouble() * 240, 2) : outcome == SongOutcome.Silent ? 60 : 0;
        if (isTagged && random.Next(300) == 0)
            seconds *= 15; // A whole concert.
        var upload = new SongUpload("audio", name, $"0x{random.NextInt64():X16}", publisher, (long)(seconds * 110_000) + 4096, ended.AddSeconds(-30));
        return new SeededSong(new SongVersion(upload, Result(random, name, outcome, seconds), ended), Meters(random, upload, ended, seconds));
    }

    private static SongResult Result(Random random, string name, SongOutcome outcome, double seconds)
    {
        var isTagged = outcome == SongOutcome.Tagged;
        var tags = isTagged ? Tags(random) : [];
        return new SongResult
        {
            Source = name,
            Outcome = outcome,
            Message = isTagged ? null : $"The file is {outcome.ToString().ToLowerInvariant()}, so that there is nothing to tag.",
            Genre = isTagged ? tags[0].Probability < 0.3 ? "unknown" : tags[0].Label : null,
            Confidence = isTagged ? tags[0].Probability : null,
            Tags = tags,
            Disagreement = isTagged ? random.NextDouble() / 2 : null,
            DurationSeconds = seconds,
            SegmentCount = (int)(seconds / 3),
            FeatureSchema = "seeded",
            ModelId = "gtzan-mlp@seeded",
        };
    }

    private static Tag[] Tags(Random random)
    {
        // Cubes set the first apart from the rest, as a model's answer does.
        var weights = Genres.Select(label => (Label: label, Weight: Math.Pow(random.NextDouble(), 6) + 0.01)).OrderByDescending(tag => tag.Weight).ToArray();
        var sum = weights.Sum(tag => tag.Weight);
        return [.. weights.Select(tag => new Tag(tag.Label, tag.Weight / sum))];
    }

    private static SongMeters Meters(Random random, SongUpload upload, DateTimeOffset ended, double seconds)
    {
        var batches = (int)(seconds / 180);
        var isRetried = random.Next(60) == 0;
        List<Execution> executions =
        [
            Ran(random, "OnAudioUploaded", 0.04), Ran(random, "PrepareAudio", 1 + (seconds * 0.012)), .. Enumerable.Range(0, batches).Select(_ => Ran(random, "ScoreSegments", 2.2)), Ran(random, "RecordTags", 0.08),
        ];
        if (isRetried)
            executions.Add(Ran(random, "ScoreSegments", 2, attempt: 2));
        return new SongMeters
        {
            SongId = upload.SongId,
            InstanceId = upload.InstanceId,
            Publisher = upload.Publisher,
            Start = ended.AddSeconds(-12),
            End = ended,
            Executions = executions,
            AudioSeconds = Metered.Counted((decimal)seconds),
            Segments = (int)(seconds / 3),
            StorageReads = Metered.Counted(9 + batches),
            StorageWrites = Metered.Counted(4 + batches),
            QueueOperations = Metered.Derived(3),
            CosmosRequestUnits = Metered.Counted(28.6m + batches),
            RecordingRequestUnits = Metered.Derived(15),
            DurableActions = DerivedMeters.DurableActions(3 + batches, isRetried ? 1 : 0),
            EventGridOperations = DerivedMeters.EventGridOperations(1),
            TelemetryBytes = DerivedMeters.TelemetryBytes(executions.Count, 1),
            StagedGigabyteHours = DerivedMeters.GigabyteHours((long)(seconds * 44_100), TimeSpan.FromSeconds(8)),
        };
    }

    private static Execution Ran(Random random, string function, double seconds, int attempt = 1)
    {
        var wall = TimeSpan.FromMilliseconds(Math.Round(seconds * 1000 * (0.8 + (random.NextDouble() * 0.4))));
        return new Execution(function, wall, wall * 0.8, attempt);
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
