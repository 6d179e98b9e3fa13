using System.Globalization;

namespace GenreFunctions.Bench.Scale;

/// <summary>What was measured.</summary>
internal sealed record ScaleMeasures
{
    public required ScaleOptions Options { get; init; }

    /// <summary>Size of each song.</summary>
    public required int SongBytes { get; init; }

    /// <summary>Core alone.</summary>
    public required CoreRate Core { get; init; }

    /// <summary>From the first upload's beginning, or from where the service is up when all was uploaded before, to the last song's tags.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>From the first upload's beginning to the last one's end.</summary>
    public required TimeSpan Uploading { get; init; }

    /// <summary>Of every song, from the end of its upload to its tags, or from where the service is up when all was uploaded before; ascending.</summary>
    public required IReadOnlyList<TimeSpan> Latencies { get; init; }

    /// <summary>From the start of the service's process until it is up.</summary>
    public required TimeSpan Starting { get; init; }

    /// <summary>What each process computed meanwhile, over all cores.</summary>
    public required ProcessorTimes Processor { get; init; }

    public required long PeakMemoryBytes { get; init; }

    /// <summary>A block for <c>docs/scale.md</c>.</summary>
    public string ToMarkdown()
    {
        var cores = Environment.ProcessorCount;
        var rate = Options.Songs / Elapsed.TotalSeconds;
        var (service, emulator, uploader) = (Milliseconds(Processor.Service), Milliseconds(Processor.Emulator), Milliseconds(Processor.Uploader));
        var core = Core.ProcessorTime.TotalMilliseconds;
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {Options.Songs:N0} songs of {Options.Seconds:0} s, WAV of {SongBytes / 1e6:0.0} MB; {Pace}; {cores} cores for {Sharers} together | |
            |---|---|
            {(Options.UploadedFirst ? AfterStart(rate) : AfterUpload(rate))}
            | peak memory of the service | {PeakMemoryBytes / 1e6:0} MB |
            | processor time a song: service / emulator / uploader | {service:0.0} / {emulator:0.0} / {uploader:0.0} ms; the service has {Processor.Service / Elapsed / cores:0%} of the machine |
            | core alone, from memory, all cores | {Core.SongsPerSecond:0} songs/s, {core:0.0} ms of processor time a song |
            | part of the elapsed time that is featurization | {rate / Core.SongsPerSecond:0%} |
            | ... of the processor time of service and emulator | {core / (service + emulator):0%}; of the service's alone {core / service:0%} |
            """);
    }

    private string AfterStart(double rate) => string.Create(CultureInfo.InvariantCulture, $"""
        | throughput, service up to last tags | {rate:0.0} songs/s ({Elapsed.TotalSeconds:0.0} s; the service took {Starting.TotalSeconds:0.0} s to start) |
        | service up to the tags of the first / half / last song | {Latencies[0].TotalSeconds:0.00} / {At(0.5):0.00} / {At(1):0.00} s |
        """);

    private string AfterUpload(double rate) => string.Create(CultureInfo.InvariantCulture, $"""
        | throughput, first upload to last tags | {rate:0.0} songs/s ({Elapsed.TotalSeconds:0.0} s; uploading took {Uploading.TotalSeconds:0.0} s) |
        | latency, end of upload to tags: median / 95th percentile / longest | {At(0.5):0.00} / {At(0.95):0.00} / {At(1):0.00} s |
        """);

    private string Sharers => Options.UploadedFirst ? "emulator and service" : "uploader, emulator and service";

    private string Pace => Options.UploadedFirst ? "uploaded before the service starts"
        : Options.Rate > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Options.Rate:0.##} uploads/s")
        : string.Create(CultureInfo.InvariantCulture, $"{Options.Parallel} uploads at a time, as fast as they go");

    private double At(double quantile) => Latencies[(int)Math.Ceiling(quantile * Latencies.Count) - 1].TotalSeconds;

    private double Milliseconds(TimeSpan time) => time.TotalMilliseconds / Options.Songs;
}
