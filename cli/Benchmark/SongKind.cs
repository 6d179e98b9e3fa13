using GenreFunctions.Audio;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>A song in one form and one way to decode it: what is measured. Thread-safe.</summary>
internal sealed class SongKind(string name, GenreModel model, AudioOptions options, Func<AudioOpener, CancellationToken, SampleSource> open)
{
    private const string FfmpegDecoder = "ffmpeg";
    private const string Mpg123Decoder = "mpg123";

    private readonly SongTagger _tagger = new(model, options);
    private readonly AudioOpener _opener = new(options);
    private SongResult? _first;

    /// <summary>What the report calls it: with its decoder, where that is not the usual one.</summary>
    public string Name => First.Audio switch
    {
        { Decoder: FfmpegDecoder } => $"{name}, through ffmpeg",
        { Decoder: Mpg123Decoder, DecoderVersion: var version } => $"{name}, in process (libmpg123 {version})",
        _ => name,
    };

    /// <summary>The model.</summary>
    public GenreModel Model { get; } = model;

    /// <summary>How the song came out when it was first tagged.</summary>
    public SongResult First => _first ?? throw new InvalidOperationException("It has not been tagged.");

    /// <summary>True where libmpg123 decodes.</summary>
    public bool IsMp3InProcess => First.Audio?.Decoder == Mpg123Decoder;

    /// <summary>True where another program does part of the work.</summary>
    public bool RunsProgram => First.Audio?.Decoder == FfmpegDecoder;

    /// <summary>A song in memory.</summary>
    public static SongKind InMemory(string name, GenreModel model, byte[] file) =>
        new(name, model, new AudioOptions(), (opener, cancellation) => opener.Open(new MemoryStream(file), cancellation));

    /// <summary>A file, which is read anew every time.</summary>
    public static SongKind OfFile(string name, GenreModel model, Mp3Decoding decoding, string path) =>
        new(name, model, new AudioOptions { Mp3Decoding = decoding }, (opener, cancellation) => opener.Open(path, cancellation));

    /// <summary>Tags it for the first time.</summary>
    public void TagFirst(CancellationToken cancellation) => _first = Tag(cancellation);

    /// <summary>From the file's bytes to the tags.</summary>
    public SongResult Tag(CancellationToken cancellation)
    {
        using var segments = Open(cancellation);
        return Join(segments, _tagger.Score(segments, firstSegment: 0, maximumCount: int.MaxValue, cancellation));
    }

    /// <summary>The tags of a song that was read to its end.</summary>
    public SongResult Join(SegmentReader segments, SegmentScores scores) => _tagger.Join("measured", SongReading.Of(segments), scores);

    /// <summary>Opens it, to be cut into segments.</summary>
    public SegmentReader Open(CancellationToken cancellation) => new(new AnalysisReader(open(_opener, cancellation), options));
}
