using System.Numerics;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// What a batch should give where labels are smoothed or rows are mixed: shares of labels that add up to 1, instead of one label. Not thread-safe.
/// </summary>
internal sealed class SoftTargets
{
    private readonly MlpPass _pass;
    private readonly RandomSource _random;
    private readonly double _mixup;
    private readonly float _right, _wrong;
    private readonly int _count, _stride, _inputStride;
    private readonly float[] _targets;
    private readonly float[] _shares;
    private readonly float[] _first;

    /// <summary>Makes room for the batches of a pass.</summary>
    public SoftTargets(LearnerOptions options, MlpShape shape, MlpPass pass, RandomSource random)
    {
        _pass = pass;
        _random = random;
        _mixup = options.Mixup;
        _count = shape.Outputs(shape.LayerCount - 1);
        _stride = shape.Stride(shape.LayerCount - 1);
        _inputStride = shape.InputStride(0);
        _wrong = (float)(options.LabelSmoothing / _count);
        _right = (float)(1 - options.LabelSmoothing) + _wrong;
        _targets = new float[options.BatchSize * _stride];
        _shares = new float[options.BatchSize];
        _first = new float[Math.Max(_stride, _inputStride)];
    }

    /// <summary>Sets the targets of the batch that stands in the pass, and mixes its rows if rows are to be mixed.</summary>
    public void Aim(ReadOnlySpan<int> labels)
    {
        for (var row = 0; row < labels.Length; row++)
        {
            _targets.AsSpan(row * _stride, _count).Fill(_wrong);
            _targets[row * _stride + labels[row]] = _right;
        }

        if (_mixup == 0)
            return;
        foreach (ref var share in _shares.AsSpan(0, labels.Length))
            share = (float)BetaSource.Next(_random, _mixup);
        Mix(_pass.Input, _inputStride, labels.Length);
        Mix(_targets, _stride, labels.Length);
    }

    /// <summary>The sum of the rows' cross-entropies after the forward pass, -sum target ln p.</summary>
    public double Loss(int rows)
    {
        var sum = 0.0;
        for (var i = 0; i < rows * _stride; i++)
        {
            if (_targets[i] > 0)
                sum -= _targets[i] * Math.Log(Math.Max(_pass.Probabilities[i], float.Epsilon));
        }

        return sum;
    }

    /// <summary>Gives the pass the derivative of softmax and the mean cross-entropy together: (p - target) / rows.</summary>
    public void Derive(int rows)
    {
        for (var start = 0; start < rows * _stride; start += _stride)
        {
            for (var i = start; i < start + _count; i++)
                _pass.OutputDelta[i] = (_pass.Probabilities[i] - _targets[i]) / rows;
        }
    }

    // Every row is mixed with the one behind it, the last with the first: batches are in random order already.
    private void Mix(Span<float> values, int stride, int rows)
    {
        values[..stride].CopyTo(_first);
        for (var row = 0; row < rows; row++)
        {
            var own = values.Slice(row * stride, stride);
            ReadOnlySpan<float> other = row + 1 < rows ? values.Slice((row + 1) * stride, stride) : _first;
            var (share, rest) = (new Vector<float>(_shares[row]), new Vector<float>(1 - _shares[row]));
            for (var i = 0; i < stride; i += Vector<float>.Count)
                (share * new Vector<float>(own[i..]) + rest * new Vector<float>(other[i..])).CopyTo(own[i..]);
        }
    }
}
