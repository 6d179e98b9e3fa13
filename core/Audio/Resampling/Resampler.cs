using System.Diagnostics;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// Converts a stream of samples to the analysis rate with a polyphase windowed-sinc filter. Linear phase, its delay compensated: output
/// sample <c>n</c> lies at <c>n / 22,050</c> seconds, and N samples give <c>ceil(N * 22,050 / inputRateHz)</c>. The result does not depend on
/// how the stream is cut into blocks, to the bit. Allocates in the constructor only. Not thread-safe.
/// </summary>
internal sealed class Resampler
{
    /// <summary>The highest rate that is converted: no recorder goes beyond, and the filter grows with the rate.</summary>
    public const int MaximumInputRateHz = 768_000;

    /// <summary>Input samples that fit beside the filter's window.</summary>
    public const int BlockSamples = 8192;

    private readonly ResamplerTable _table;
    private readonly PolyphaseFilter? _filter; // none where rows are interpolated: outputs are filtered one by one there
    private readonly int _samplesSeen;         // at a time: a tile or a window
    private readonly float[] _window;
    private readonly int _wholeStep;  // outputs lie M/L = _wholeStep + _phaseStep / L samples apart
    private readonly int _phaseStep;
    private int _held;          // samples in _window
    private int _next;          // where in _window the samples for the next tile or output start
    private int _phase;         // how far the next output lies behind its sample, in L-ths, where rows are interpolated
    private int _waiting;       // outputs of the latest tile that have not been given out
    private long _pushed;
    private long _pulled;
    private long _length = long.MaxValue; // outputs there are: known after Finish

    /// <summary>A converter from <paramref name="inputRateHz"/>, 1 to <see cref="MaximumInputRateHz"/>.</summary>
    public Resampler(int inputRateHz)
    {
        Debug.Assert(inputRateHz is > 0 and <= MaximumInputRateHz);
        _table = ResamplerTable.ToAnalysisRate(inputRateHz);
        _filter = _table.Groups is { } groups ? new PolyphaseFilter(groups) : null;
        _samplesSeen = _filter?.SamplesSeen ?? _table.TapCount;
        (_wholeStep, _phaseStep) = Math.DivRem(_table.DownFactor, _table.UpFactor);
        _window = new float[_samplesSeen + BlockSamples];

        // The first output lies on the first sample, in the middle of its window: what comes before the song is silence.
        _held = (_table.TapCount / 2) - 1;
    }

    private bool Finished => _length < long.MaxValue;

    /// <summary>Takes in samples, at most as many as there is room for.</summary>
    /// <returns>How many were taken: all of them when they are no more than <see cref="BlockSamples"/> and <see cref="Pull"/> has returned 0.</returns>
    public int Push(ReadOnlySpan<float> input)
    {
        Debug.Assert(!Finished);
        DropUsed();
        var taken = Math.Min(input.Length, _window.Length - _held);
        input[..taken].CopyTo(_window.AsSpan(_held));
        _held += taken;
        _pushed += taken;
        return taken;
    }

    /// <summary>Says that the song has ended: what comes after it is silence, and <see cref="Pull"/> gives the rest.</summary>
    public void Finish()
    {
        Debug.Assert(!Finished);
        _length = ((_pushed * _table.UpFactor) + _table.DownFactor - 1) / _table.DownFactor;
    }

    /// <summary>Gives out samples, in the end all that the input decides; before <see cref="Finish"/> the last of them may have to wait for more input.</summary>
    /// <returns>How many; 0 when more input is needed, or at the end.</returns>
    public int Pull(Span<float> output)
    {
        output = output[..(int)Math.Min(output.Length, _length - _pulled)];
        var count = _filter is null ? PullOneByOne(output) : PullTiles(_filter, output);
        _pulled += count;
        return count;
    }

    private int PullTiles(PolyphaseFilter filter, Span<float> output)
    {
        var count = 0;
        while (count < output.Length)
        {
            if (_waiting == 0)
            {
                if (!HasSamples())
                    break;
                filter.Filter(_window.AsSpan(_next));
                _next += filter.SamplesUsed;
                _waiting = filter.Outputs.Length;
            }

            var given = Math.Min(_waiting, output.Length - count);
            filter.Outputs.Slice(filter.Outputs.Length - _waiting, given).CopyTo(output[count..]);
            count += given;
            _waiting -= given;
        }

        return count;
    }

    private int PullOneByOne(Span<float> output)
    {
        var count = 0;
        while (count < output.Length && HasSamples())
        {
            output[count++] = Interpolate(_window.AsSpan(_next, _table.TapCount));
            _next += _wholeStep;
            _phase += _phaseStep;
            if (_phase >= _table.UpFactor)
            {
                _phase -= _table.UpFactor;
                _next++;
            }
        }

        return count;
    }

    private float Interpolate(ReadOnlySpan<float> samples)
    {
        var (row, rest) = Math.DivRem((long)_phase * _table.RowCount, _table.UpFactor);
        var low = InnerProduct.Compute(samples, _table.Row((int)row));
        var high = InnerProduct.Compute(samples, _table.Row((int)row + 1));
        return low + ((float)((double)rest / _table.UpFactor) * (high - low));
    }

    /// <summary>Whether there are samples for a tile or an output: after the song as many as are wanted.</summary>
    private bool HasSamples()
    {
        if (_next + _samplesSeen > _held && Finished)
        {
            DropUsed();
            _window.AsSpan(_held).Clear();
            _held = _window.Length;
        }

        return _next + _samplesSeen <= _held;
    }

    // Never more is stepped over than is seen, so the next samples always start in what is held.
    private void DropUsed()
    {
        Debug.Assert(_next <= _held);
        _window.AsSpan(_next, _held - _next).CopyTo(_window);
        _held -= _next;
        _next = 0;
    }
}
