using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GenreFunctions.Audio.Ffmpeg;

/// <summary>
/// What ffmpeg says about a file, picked out of its log line by line as it comes; the rest is forgotten, so a chatty log costs no memory.
/// Written by one thread; read it when <see cref="Described"/> is set or the log has ended.
/// </summary>
internal sealed partial class FfmpegLog
{
    /// <summary>Longer lines are metadata; what is looked for stands at the beginning.</summary>
    private const int MaximumLineBytes = 1024;

    private readonly byte[] _line = new byte[MaximumLineBytes];
    private int _lineLength;
    private bool _durationIsGuess;
    private string? _codec;

    /// <summary>Is set once the codec is known, which ffmpeg tells before the first sample.</summary>
    public ManualResetEventSlim Described { get; } = new();

    /// <summary>ffmpeg's version.</summary>
    public string Version { get; private set; } = "unknown";

    /// <summary>ffmpeg's name for the first audio stream's codec.</summary>
    public string Codec => _codec ?? "unknown";

    /// <summary>The duration that the container states; not one that ffmpeg guesses from the bit rate.</summary>
    public TimeSpan? Duration { get; private set; }

    /// <summary>Errors that were logged.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>The first error: later ones are mostly its consequences.</summary>
    public string? FirstError { get; private set; }

    /// <summary>Whether the stream is of a codec that this ffmpeg does not have, or is encrypted.</summary>
    public bool LacksDecoder { get; private set; }

    /// <summary>Takes in the next bytes of the log.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is (byte)'\n' or (byte)'\r')
                EndLine();
            else if (_lineLength < MaximumLineBytes)
                _line[_lineLength++] = value;
        }
    }

    /// <summary>Takes what is left as the last line.</summary>
    public void EndLine()
    {
        var line = Encoding.UTF8.GetString(_line, 0, _lineLength);
        _lineLength = 0;
        if (line.Length > 0)
            Interpret(line);
    }

    private void Interpret(string line)
    {
        if (ErrorLine().Match(line) is { Success: true } error)
        {
            ErrorCount++;
            var text = error.Groups["text"].Value.Trim().TrimEnd('.');
            FirstError ??= error.Groups["part"] is { Success: true } part ? $"{part.Value}: {text}" : text;
            LacksDecoder |= MissingDecoder().IsMatch(text);
        }
        else if (_codec is not null)
        {
            return;
        }
        else if (VersionLine().Match(line) is { Success: true } version)
        {
            Version = version.Groups[1].Value;
        }
        else if (line.Contains("Estimating duration from bitrate", StringComparison.Ordinal))
        {
            _durationIsGuess = true;
        }
        else if (DurationLine().Match(line) is { Success: true } duration && !_durationIsGuess)
        {
            var parts = duration.Groups;
            Duration ??= TimeSpan.FromHours(int.Parse(parts[1].Value, CultureInfo.InvariantCulture))
                + TimeSpan.FromMinutes(int.Parse(parts[2].Value, CultureInfo.InvariantCulture))
                + TimeSpan.FromSeconds(double.Parse(parts[3].Value, CultureInfo.InvariantCulture));
        }
        else if (AudioStreamLine().Match(line) is { Success: true } stream)
        {
            _codec = stream.Groups[1].Value;
            Described.Set();
        }
    }

    [GeneratedRegex(@"^\[info\] ffmpeg version (\S{1,60})")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^\[info\]   Duration: (\d{2,5}):(\d\d):(\d\d\.\d+)")]
    private static partial Regex DurationLine();

    [GeneratedRegex(@"^\[info\] +Stream #0:\d.*?: Audio: ([a-z0-9_]+)")]
    private static partial Regex AudioStreamLine();

    // "[mp3 @ 0x55668fe179c0] [error] Header missing": the address differs from run to run and says nothing.
    [GeneratedRegex(@"^(\[(?<part>[^\s\]]+)[^\]]*\] )?\[(error|fatal|panic)\] (?<text>.*)$")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"^(Decoder \(codec .*\) not found|.*[Dd]ecoder not found|.*encrypted)")]
    private static partial Regex MissingDecoder();
}
