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
    private readonly Decimator? _decimator;
    private readonly float[] _window;
    private readonly int _wholeStep;  // outputs lie M/L = _wholeStep + _phaseStep / L samples apart
    private readonly int _phaseStep;
    private int _held;          // samples in _window
    private int _next;          // where in _window the next output's T samples start
    private int _row;           // how many outputs there have been, modulo L
    private int _phase;         // how far the next output lies behind its sample, in L-ths
    private long _remaining;    // after Finish: samples of input that outputs still lie on
    private bool _finished;

    /// <summary>A converter from <paramref name="inputRateHz"/>, 1 to <see cref="MaximumInputRateHz"/>.</summary>
    public Resampler(int inputRateHz)
    {
        Debug.Assert(inputRateHz is > 0 and <= MaximumInputRateHz);
        _table = ResamplerTable.ToAnalysisRate(inputRateHz);
        _decimator = _table.UpFactor == 1 ? new Decimator(_table) : null;
        (_wholeStep, _phaseStep) = Math.DivRem(_table.DownFactor, _table.UpFactor);
        _window = new float[(2 * _table.TapCount) + BlockSamples];

        // The first output lies on the first sample, in the middle of its window: what comes before the song is silence.
        _held = (_table.TapCount / 2) - 1;
    }

    /// <summary>Takes in samples, at most as many as there is room for.</summary>
    /// <returns>How many were taken: all of them when they are no more than <see cref="BlockSamples"/> and <see cref="Pull"/> has returned 0.</returns>
    public int Push(ReadOnlySpan<float> input)
    {
        Debug.Assert(!_finished);
        DropUsed();
        var taken = Math.Min(input.Length, BlockSamples + _table.TapCount - _held);
        input[..taken].CopyTo(_window.AsSpan(_held));
        _held += taken;
        return taken;
    }

    /// <summary>Says that the song has ended: what comes after it is silence, and <see cref="Pull"/> gives the rest.</summary>
    public void Finish()
    {
        Debug.Assert(!_finished);
        DropUsed();
        _finished = true;
        _remaining = Math.Max(0, _held - _next - ((_table.TapCount / 2) - 1));
        _window.AsSpan(_held, _table.TapCount / 2).Clear();
        _held += _table.TapCount / 2;
    }

    /// <summary>Gives out as many samples as the input so far decides.</summary>
    /// <returns>How many; 0 when more input is needed, or at the end.</returns>
    public int Pull(Span<float> output)
    {
        if (_decimator is not null)
            return PullDecimated(_decimator, output);

        var count = 0;
        while (count < output.Length && _next + _table.TapCount <= _held && !(_finished && _remaining <= 0))
        {
            output[count++] = Filter();
            Advance();
        }

        return count;
    }

    private int PullDecimated(Decimator decimator, Span<float> output)
    {
        var factor = _table.DownFactor;
        var windows = _next + _table.TapCount <= _held ? 1 + ((_held - _next - _table.TapCount) / factor) : 0;
        if (_finished)
            windows = (int)Math.Min(windows, (Math.Max(0, _remaining) + factor - 1) / factor);
        windows = Math.Min(windows, output.Length);

        var count = 0;
        while (count < windows)
        {
            var filtered = decimator.Filter(_window.AsSpan(_next, _held - _next), output[count..windows]);
            count += filtered;
            _next += filtered * factor;
            _remaining -= filtered * factor;
        }

        return count;
    }

    private float Filter()
    {
        var samples = _window.AsSpan(_next, _table.TapCount);
        if (_table.IsDirect)
            return InnerProduct.Compute(samples, _table.Row(_row));

        var (row, rest) = Math.DivRem((long)_phase * _table.RowCount, _table.UpFactor);
        var low = InnerProduct.Compute(samples, _table.Row((int)row));
        var high = InnerProduct.Compute(samples, _table.Row((int)row + 1));
        return low + ((float)((double)rest / _table.UpFactor) * (high - low));
    }

    private void Advance()
    {
        var samples = _wholeStep;
        _phase += _phaseStep;
        if (_phase >= _table.UpFactor)
        {
            _phase -= _table.UpFactor;
            samples++;
        }

        _row = _row + 1 == _table.UpFactor ? 0 : _row + 1;
        _next += samples;
        _remaining -= samples;
    }

    // At most 35 samples are stepped over at once and a window is hundreds long, so the next window always starts in what is held.
    private void DropUsed()
    {
        Debug.Assert(_next <= _held);
        _window.AsSpan(_next, _held - _next).CopyTo(_window);
        _held -= _next;
        _next = 0;
    }
}
