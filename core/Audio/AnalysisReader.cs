using System.Globalization;
using System.Numerics;
using GenreFunctions.Audio.Resampling;

namespace GenreFunctions.Audio;

/// <summary>
/// A song at the analysis rate of <see cref="Segment.SampleRateHz"/>: decoded, mixed to mono, cleaned of values that are not finite,
/// resampled, and limited in duration. One stream; memory does not grow with the song. Not thread-safe. Owns its source.
/// </summary>
public sealed class AnalysisReader : IDisposable
{
    /// <summary>
    /// Decoded samples beyond this magnitude are set to it. Music stays near 1; a million leaves room for a file that counts in integers by
    /// mistake, and keeps spectra and their powers far inside single precision.
    /// </summary>
    public const float MaximumMagnitude = 1_000_000;

    private readonly SampleSource _source;
    private readonly TimeSpan _maximumDuration;
    private readonly long _maximumSamples;
    private readonly Resampler? _resampler;
    private readonly float[] _decoded = new float[Resampler.BlockSamples];
    private AudioFault? _fault;
    private int _decodedStart;
    private int _decodedEnd;
    private bool _sourceEnded;
    private bool _ended;
    private long _notFinite;
    private long _tooLarge;

    /// <summary>Reads <paramref name="source"/>, at most <see cref="AudioOptions.MaximumDuration"/> of it.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public AnalysisReader(SampleSource source, AudioOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        _source = source;
        _maximumDuration = options.Checked().MaximumDuration;
        _maximumSamples = (long)(_maximumDuration.TotalSeconds * Segment.SampleRateHz);

        var rate = source.Description?.SampleRateHz ?? Segment.SampleRateHz;
        if (source.Fault is null && rate is < 1 or > Resampler.MaximumInputRateHz)
            _fault = new AudioFault(SongOutcome.Undecodable, $"The file states a sample rate of {rate} Hz, where 1 to {Resampler.MaximumInputRateHz} can be read: convert it to 44,100 Hz and upload it again.");
        else if (source.Fault is null && source.StatedDuration > _maximumDuration)
            _fault = TooLong($"{DurationText.Of(source.StatedDuration.Value)} long");
        else if (rate != Segment.SampleRateHz)
            _resampler = new Resampler(rate);
    }

    /// <summary>What the file is and who decoded it.</summary>
    public AudioDescription? Description => _source.Description;

    /// <summary>What a program beside this one has worked so far to decode the song.</summary>
    public DecoderTime Decoder => _source.Decoder;

    /// <summary>Why there is no song; final once <see cref="Read"/> has returned 0.</summary>
    public AudioFault? Fault => _fault ?? _source.Fault;

    /// <summary>What was repaired or left out, a sentence each; complete once <see cref="Read"/> has returned 0.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            List<string> warnings = [.. _source.Warnings];
            if (_notFinite > 0)
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Samples that were no finite numbers were set to 0: {_notFinite}."));
            if (_tooLarge > 0)
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Samples beyond {MaximumMagnitude:#,0} times full scale were limited to it: {_tooLarge}."));
            return warnings;
        }
    }

    /// <summary>Samples given out so far, at the analysis rate.</summary>
    public long SampleCount { get; private set; }

    /// <summary>Fills as much of <paramref name="samples"/> as there is; 0 at the end: look at <see cref="Fault"/> then.</summary>
    /// <exception cref="OperationCanceledException">The token given when the source was opened was cancelled.</exception>
    public int Read(Span<float> samples)
    {
        var count = 0;
        while (count < samples.Length && !_ended && Fault is null)
        {
            var read = ReadSome(samples[count..]);
            if (read == 0)
                _ended = true;
            else if (SampleCount + count + read > _maximumSamples)
                read = Limit(count);
            count += read;
        }

        SampleCount += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private AudioFault TooLong(string finding) =>
        new(SongOutcome.TooLong, $"The song is {finding}, and at most {DurationText.Of(_maximumDuration)} are tagged: split it into shorter parts and upload each.");

    // Of what was just read the part within the limit is kept, and its being more is the fault.
    private int Limit(int before)
    {
        _fault = TooLong("too long");
        return (int)(_maximumSamples - SampleCount - before);
    }

    private int ReadSome(Span<float> samples)
    {
        if (_resampler is null)
        {
            if (_decodedStart == _decodedEnd)
                Decode();
            var count = Math.Min(samples.Length, _decodedEnd - _decodedStart);
            _decoded.AsSpan(_decodedStart, count).CopyTo(samples);
            _decodedStart += count;
            return count;
        }

        while (true)
        {
            var count = _resampler.Pull(samples);
            if (count > 0 || _sourceEnded)
                return count;
            if (_decodedStart == _decodedEnd)
                Decode();
            _decodedStart += _resampler.Push(_decoded.AsSpan(_decodedStart, _decodedEnd - _decodedStart));
            if (_sourceEnded)
                _resampler.Finish();
        }
    }

    private void Decode()
    {
        _decodedStart = 0;
        _decodedEnd = _sourceEnded ? 0 : _source.Read(_decoded);
        _sourceEnded |= _decodedEnd == 0;
        Clean(_decoded.AsSpan(0, _decodedEnd));
    }

    private void Clean(Span<float> samples)
    {
        if (Peak(samples) <= MaximumMagnitude)
            return;
        foreach (ref var sample in samples)
        {
            if (!float.IsFinite(sample))
            {
                sample = 0;
                _notFinite++;
            }
            else if (Math.Abs(sample) > MaximumMagnitude)
            {
                sample = MathF.CopySign(MaximumMagnitude, sample);
                _tooLarge++;
            }
        }
    }

    /// <summary>NaN if any sample is, which no comparison lets through.</summary>
    private static float Peak(ReadOnlySpan<float> samples)
    {
        var peaks = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= samples.Length; i += Vector<float>.Count)
            peaks = Vector.Max(peaks, Vector.Abs(new Vector<float>(samples[i..])));

        float peak = 0;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            peak = MathF.Max(peak, peaks[lane]);
        for (; i < samples.Length; i++)
            peak = MathF.Max(peak, MathF.Abs(samples[i]));
        return peak;
    }
}
