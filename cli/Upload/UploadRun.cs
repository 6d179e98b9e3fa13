using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Upload;

/// <summary>One run of <c>genre upload</c>.</summary>
/// <param name="Target">Where to.</param>
/// <param name="Publisher">Whose the songs are, or <see langword="null"/>.</param>
/// <param name="Parallel">Files at a time.</param>
/// <param name="DryRun">Says what would be done, and does not do it.</param>
/// <param name="Json">One JSON object a line and a file.</param>
internal sealed record UploadRun(UploadTarget Target, string? Publisher, int Parallel, bool DryRun, bool Json)
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Titles stay readable; the output is no HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Uploads all files; one that cannot be uploaded does not keep the others from it.</summary>
    public int Run(SongFinder songs, CancellationToken cancellation)
    {
        Target.PrepareAsync(create: !DryRun, cancellation).GetAwaiter().GetResult();
        var totals = new UploadTotals(TimeProvider.System, DryRun);
        var problems = 0;
        var output = Terminal.OpenText();
        try
        {
            using var progress = new ProgressLine(Terminal.OpenProgress(), songs.Count, TimeProvider.System);
            var uploader = new BlobUploader(Target.Container, Publisher, DryRun);
            var saidSo = false;
            foreach (var file in OrderedParallel.Run(Claimed(songs, Tell), Parallel, (file, stop) => Upload(uploader, file, stop), cancellation))
            {
                totals.Add(file);
                if (uploader.MayNotLook && !saidSo)
                {
                    Say("The SAS does not permit to look at what is there already: everything is uploaded.");
                    saidSo = true;
                }

                if (file.Message is { } why)
                    Say($"'{Terminal.Printable(file.Source)}' was not uploaded: {why}");
                Show(file);
                progress.Advance();
            }

            void Tell(string problem)
            {
                problems++;
                Say(problem);
            }

            void Say(string sentence)
            {
                progress.StepAside();
                Terminal.Tell(sentence);
            }

            void Show(FileUpload file)
            {
                if (!Json && !DryRun)
                    return;
                progress.StepAside();
                output.Write(Json ? JsonSerializer.Serialize(file, JsonOptions) + "\n" : $"{Planned(file.Status),-10} {Terminal.Printable(file.Name)}\n");
            }
        }
        finally
        {
            if (Json)
                Terminal.Tell(totals.ToString());
            else
                output.Write($"{totals}\n");
        }

        return totals.Failed > 0 || problems > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    private static string Planned(UploadStatus status) => status switch
    {
        UploadStatus.Uploaded => "upload",
        UploadStatus.Overwritten => "overwrite",
        UploadStatus.Unchanged => "leave",
        _ => "fail",
    };

    /// <summary>Names are given one after the other, before the files go separate ways.</summary>
    private IEnumerable<(SongPath Song, string Name, string? Fault)> Claimed(SongFinder songs, Action<string> onProblem)
    {
        var names = new BlobNames(Publisher);
        foreach (var song in songs.FindPaths(onProblem))
        {
            var name = names.Of(song);
            yield return (song, name, names.Claim(song, name));
        }
    }

    private static FileUpload Upload(BlobUploader uploader, (SongPath Song, string Name, string? Fault) file, CancellationToken cancellation) =>
        file.Fault is { } why
            ? FileUpload.Failed(file.Song, file.Name, why)
            : uploader.UploadAsync(file.Song, file.Name, cancellation).GetAwaiter().GetResult();
}
