using System.Globalization;
using System.Text;
using GenreFunctions.Learning.Search.Halving;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Learning.Search.Log;

/// <summary>
/// What a search has found so far, as CSV: a line a candidate and rung, in the order in which they were done, each with the search's fingerprint. Every line is written at once
/// and whole; where a process was killed in the middle of one, that line is removed when the log is opened again. Thread-safe.
/// </summary>
public sealed class SearchLog
{
    private static readonly string[] Before = ["search", "rung", "candidate"];
    private static readonly string[] After = ["trainings", "songs", "right", "accuracy", "log_loss", "seconds"];

    private readonly Stream _stream;
    private readonly string _fingerprint;
    private readonly int _settings;
    private readonly Lock _gate = new();
    private readonly Dictionary<(int Rung, int Candidate), SearchLogRow> _rows = [];

    private SearchLog(Stream stream, string fingerprint, int settings) => (_stream, _fingerprint, _settings) = (stream, fingerprint, settings);

    /// <summary>How many lines there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _rows.Count;
        }
    }

    /// <summary>Opens a log, new or begun; a torn last line is removed.</summary>
    /// <param name="stream">What it is in: can be read, written and sought in. It stays the caller's.</param>
    /// <param name="search">The search.</param>
    /// <exception cref="InvalidDataException">It is the log of another search, or no log: one sentence.</exception>
    public static SearchLog Open(Stream stream, SettingsSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Open(stream, search.Fingerprint, [.. search.Space.Settings.Select(setting => setting.Name)]);
    }

    internal static SearchLog Open(Stream stream, string fingerprint, IReadOnlyList<string> settings)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var log = new SearchLog(stream, fingerprint, settings.Count);
        var header = string.Join(',', [.. Before, .. settings, .. After]);
        var text = ReadAll(stream);
        var whole = text.LastIndexOf('\n') + 1;
        if (whole == 0 && !header.StartsWith(text, StringComparison.Ordinal))
            throw NoLog();
        log.Read(text[..whole], header);
        stream.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, whole)));
        stream.Seek(0, SeekOrigin.End);
        if (whole == 0)
            log.Write(header);
        return log;
    }

    /// <summary>What is known of a candidate at a rung; <see langword="null"/> for nothing.</summary>
    internal SearchLogRow? Find(int rung, int candidate)
    {
        lock (_gate)
            return _rows.GetValueOrDefault((rung, candidate));
    }

    /// <summary>Adds a line, which is with the operating system when this returns.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Add(SearchLogRow row)
    {
        lock (_gate)
        {
            Write(Line(row));
            _rows.Add((row.Rung, row.Candidate.Number), row);
        }
    }

    private static string ReadAll(Stream stream)
    {
        stream.Seek(0, SeekOrigin.Begin);
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw NoLog();
        }
    }

    private static InvalidDataException NoLog() => new("It is no log of a search, and is left as it is; name another file.");

    private static InvalidDataException Another() => new(
        "It is the log of another search: of other rows, songs kept aside, ranges, rungs or another seed. Name another file, or search as before.");

    private void Write(string line)
    {
        _stream.Write(Encoding.UTF8.GetBytes($"{line}\n"));
        _stream.Flush();
    }

    private void Read(string text, string header)
    {
        var lines = text.Split('\n')[..^1];
        if (lines.Length > 0 && lines[0] != header)
            throw lines[0].StartsWith(string.Join(',', Before), StringComparison.Ordinal) ? Another() : NoLog();
        for (var i = 1; i < lines.Length; i++)
        {
            var row = Row(lines[i]) ?? throw new InvalidDataException($"Line {i + 1} is no line of a search's log.");
            _rows.TryAdd((row.Rung, row.Candidate.Number), row);
        }
    }

    private string Line(SearchLogRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_fingerprint},{row.Rung},{row.Candidate.Number},{string.Join(',', row.Candidate.Values)},{row.Trainings},{row.Score.Songs},{row.Score.Right},{row.Score.Accuracy:R},{row.Score.LogLoss:R},{row.Seconds:F3}");

    private SearchLogRow? Row(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != Before.Length + _settings + After.Length)
            return null;
        if (cells[0] != _fingerprint)
            throw Another();
        var last = cells.AsSpan(Before.Length + _settings);
        return Whole(cells[1]) is { } rung && Whole(cells[2]) is { } candidate && Whole(last[0]) is { } trainings && Whole(last[1]) is { } songs && Whole(last[2]) is { } right
            && Real(last[4]) is { } logLoss && Real(last[5]) is { } seconds && right <= songs && songs > 0
            ? new SearchLogRow(rung, new SearchCandidate(candidate, cells[Before.Length..(Before.Length + _settings)]), trainings, new SearchScore(right, songs, logLoss), seconds)
            : null;
    }

    private static int? Whole(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Real(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
