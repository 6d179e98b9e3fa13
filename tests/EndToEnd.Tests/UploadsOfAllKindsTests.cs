using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs.Models;
using GenreFunctions.EndToEnd.Tests.Running;
using GenreFunctions.EndToEnd.Tests.Songs;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>What publishers upload: good songs, odd names, and what is no song at all.</summary>
public sealed class UploadsOfAllKindsTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    [Fact]
    public async Task BadFilesAmongGoodOnes_EachHasItsOutcomeWithASentence_AndTheGoodOnesAreTagged()
    {
        var random = new Random(3);
        var noise = new byte[50_000];
        random.NextBytes(noise);
        var m4a = FfmpegFile.Make("m4a", "-f", "lavfi", "-i", "sine=frequency=330", "-t", "20");
        var bad = new Dictionary<string, (byte[] Content, SongOutcome Outcome)>
        {
            ["zoo/corrupt.flac"] = ([.. "fLaC"u8, .. noise], SongOutcome.Undecodable),
            ["zoo/empty.wav"] = ([], SongOutcome.Undecodable),
            ["zoo/text.wav"] = ("Shall I compare thee to a summer's day?"u8.ToArray(), SongOutcome.Undecodable),
            ["zoo/text.mp3"] = (Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("no music here\n", 500))), SongOutcome.Undecodable),
            ["zoo/songs.zip"] = (Zip(), SongOutcome.Undecodable),
            ["zoo/truncated.m4a"] = (m4a[..(m4a.Length / 2)], SongOutcome.Undecodable),
            ["zoo/jingle.wav"] = (SongBytes.Wav(1), SongOutcome.TooShort),
            ["zoo/silence.wav"] = (SongBytes.Silence(6), SongOutcome.Silent),
            ["zoo/speech.amr"] = ([.. "#!AMR\n"u8, .. noise], SongOutcome.Unsupported),
        };
        var good = Uploads.Songs(10, "zoo");
        // A minute, a hundred and eighty times.
        var minute = FfmpegFile.Make("opus", "-f", "lavfi", "-i", "sine=frequency=220:sample_rate=16000,tremolo=f=2", "-t", "60", "-ac", "1", "-c:a", "libopus", "-b:a", "12k");
        using var folder = new TemporaryFolder();
        var threeHours = FfmpegFile.Make("opus", "-stream_loop", "179", "-i", folder.File("minute.opus", minute), "-c", "copy");

        await Uploads.SendAsync(fixture.Audio, new Dictionary<string, byte[]> { ["zoo/three hours.opus"] = threeHours });
        await Uploads.SendAsync(fixture.Audio, bad.ToDictionary(file => file.Key, file => file.Value.Content).Concat(good).ToDictionary());
        var results = await Eventually.SeesAsync(
            Limit,
            async () => (await fixture.Api.ListAsync()).Where(song => song.Publisher == "zoo").ToArray(),
            songs => songs.Length == bad.Count + good.Count + 1,
            songs => $"all {bad.Count + good.Count + 1} files have results; these have: {string.Join(", ", songs!.Select(song => song.Name))}",
            () => fixture.Service.Log);

        var byName = results.ToDictionary(song => song.Name);
        Assert.All(bad, file =>
        {
            Assert.Equal((file.Key, file.Value.Outcome), (file.Key, byName[file.Key].Outcome));
            Assert.Matches(@"^[A-Z].+\.$", byName[file.Key].Message);
        });
        Assert.All(good.Keys, name => Assert.Equal(SongOutcome.Tagged, byName[name].Outcome));
        Assert.Equal(SongOutcome.Tagged, byName["zoo/three hours.opus"].Outcome);
        Assert.InRange(byName["zoo/three hours.opus"].DurationSeconds, 10_790, 10_810);
        await Eventually.SeesAsync(Limit, fixture.StagedAsync, staged => staged.Length == 0, staged => $"nothing is staged; {string.Join(", ", staged ?? [])} is.", () => fixture.Service.Log);
    }

    [Fact]
    public async Task OddNames_GoThroughUploadToTags()
    {
        using var folder = new TemporaryFolder();
        var deep = string.Concat(Enumerable.Repeat(new string('d', 200) + "/", 5));
        string[] names =
        [
            "two words  and three.wav", "Été & Ænima +100%25 #1?.wav", "春の海/宮城 道雄.wav", "🎷.wav", "..dots/before..after.wav", "a..b/c...wav", "quote\"and'apostrophe.wav",
            $"{deep}{new string('n', 1024 - deep.Length - "odd/.wav".Length)}.wav",
        ];
        foreach (var (name, seed) in names.Select((name, index) => (name, index + 1)))
            folder.File(name, SongBytes.Wav(4, seed));

        var upload = new ProcessStartInfo(BuiltProgram.Dotnet, [BuiltProgram.Genre, "upload", folder.Path, "--publisher", "odd", "--to", "env:AUDIO"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        upload.Environment["AUDIO"] = fixture.Storage.ConnectionString;
        using var genre = Process.Start(upload)!;
        var errors = await genre.StandardError.ReadToEndAsync();
        await genre.WaitForExitAsync();
        Assert.Equal((0, ""), (genre.ExitCode, errors));

        foreach (var name in names)
        {
            var song = await fixture.Api.SongAsync($"odd/{name}", song => song.Outcome == SongOutcome.Tagged, Limit);
            Assert.Equal("odd", song.Publisher);
            Assert.Equal($"odd/{name}", (await fixture.Api.FindAsync(song.SongId))!.Name);
        }

        Assert.Contains(names, name => $"odd/{name}".Length == 1024);
    }

    [Fact]
    public async Task Overwritten_HasANewVersion_AndKeepsTheOld()
    {
        var blob = fixture.Audio.GetBlobClient("again/song.wav");
        await blob.UploadAsync(new BinaryData(SongBytes.Wav(4, seed: 1)));
        await fixture.Api.SongAsync(blob.Name, song => song.VersionCount == 1, Limit);

        var second = (await blob.UploadAsync(new BinaryData(SongBytes.Wav(7, seed: 2)), overwrite: true)).Value;
        var song = await fixture.Api.SongAsync(blob.Name, song => song.VersionCount == 2, Limit);

        Assert.Equal(7, song.DurationSeconds, 0.1);
        var record = (await fixture.Api.FindAsync(song.SongId))!;
        Assert.Equal(2, record.Versions.Count);
        Assert.Equal(second.ETag.ToString().Trim('"'), record.ETag);
        Assert.Equal(2, record.Versions.Select(version => version.ETag).Distinct().Count());
        Assert.All(record.Versions, version => Assert.Equal(SongOutcome.Tagged, version.Outcome));
    }

    [Fact]
    public async Task TaggedSong_HasItsGenreInTheBlobsIndexTags()
    {
        var blob = fixture.Audio.GetBlobClient("indexed/song.wav");
        await blob.UploadAsync(new BinaryData(SongBytes.Wav(4)), new BlobUploadOptions { Tags = new Dictionary<string, string> { ["catalogue"] = "42" } });

        var song = await fixture.Api.SongAsync(blob.Name, song => song.Outcome == SongOutcome.Tagged, Limit);
        var tags = await Eventually.SeesAsync(
            Limit, async () => (await blob.GetTagsAsync()).Value.Tags, tags => tags.Count > 1, tags => $"the blob has index tags; it has {tags?.Count}.", () => fixture.Service.Log);

        Assert.Equal((song.Genre, "tagged", "42"), (tags["genre"], tags["outcome"], tags["catalogue"]));
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var song = zip.CreateEntry("song.wav").Open();
            song.Write(SongBytes.Wav(4));
        }

        return bytes.ToArray();
    }
}
