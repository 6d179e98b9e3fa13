namespace GenreFunctions.Learning.Logistic;

/// <summary>
/// L-BFGS: descends along a direction that the last few steps' changes of the gradient suggest (Liu and Nocedal, "On the limited memory BFGS method for large scale
/// optimization", 1989; the two loops of Nocedal, 1980). Steps satisfy the weak conditions of Wolfe, found by bracketing and halving. For one thread; the same function
/// gives the same bits.
/// </summary>
internal sealed class LimitedMemoryDescent
{
    /// <summary>Steps remembered: more than twenty rarely help, five are too few.</summary>
    private const int Memory = 10;

    /// <summary>The value falls by this share of what the slope promises, at least.</summary>
    private const double LeastFall = 1e-4;

    /// <summary>The slope is less steep than this share of what it was, so that the change of gradient tells of the curvature.</summary>
    private const double SteepestAfter = 0.9;

    /// <summary>Halvings and doublings of one step; after so many, rounding is all that is left.</summary>
    private const int MostTrials = 60;

    private readonly IDifferentiable _function;
    private readonly LinkedList<Change> _changes = [];
    private readonly double[] _gradient;
    private readonly double[] _direction;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;

    /// <summary>Starts at a point.</summary>
    public LimitedMemoryDescent(IDifferentiable function, double[] start)
    {
        _function = function;
        Point = start;
        (_gradient, _direction) = (new double[function.Size], new double[function.Size]);
        (_trial, _trialGradient) = (new double[function.Size], new double[function.Size]);
        Value = function.Evaluate(start, _gradient);
    }

    /// <summary>Where it is.</summary>
    public double[] Point { get; }

    /// <summary>The function's value there.</summary>
    public double Value { get; private set; }

    /// <summary>The largest derivative there, without its sign.</summary>
    public double Steepness => _gradient.Max(Math.Abs);

    /// <summary>Takes one step down; <see langword="false"/> where rounding leaves none to take.</summary>
    public bool Step()
    {
        Aim();
        var slope = Dot(_direction, _gradient);
        if (!(slope < 0))
            return false;
        // The first direction is the bare gradient, whose length says nothing of how far to go.
        var length = _changes.Count > 0 ? 1.0 : 1 / Math.Sqrt(Dot(_gradient, _gradient));
        var (low, high) = (0.0, double.PositiveInfinity);
        for (var trial = 0; trial < MostTrials; trial++)
        {
            for (var i = 0; i < _trial.Length; i++)
                _trial[i] = Point[i] + length * _direction[i];
            var value = _function.Evaluate(_trial, _trialGradient);
            if (!(value <= Value + LeastFall * length * slope))
                high = length;
            else if (Dot(_direction, _trialGradient) < SteepestAfter * slope)
                low = length;
            else
                return Accept(value);
            length = double.IsInfinity(high) ? 2 * length : (low + high) / 2;
        }

        return false;
    }

    /// <summary>The two loops: the remembered changes' idea of the inverse curvature, times the negative gradient.</summary>
    private void Aim()
    {
        for (var i = 0; i < _direction.Length; i++)
            _direction[i] = -_gradient[i];
        for (var node = _changes.Last; node is not null; node = node.Previous)
        {
            node.Value.Share = Dot(node.Value.Move, _direction) / node.Value.Curvature;
            AddScaled(_direction, -node.Value.Share, node.Value.Turn);
        }

        if (_changes.Last is { } last)
        {
            var scale = last.Value.Curvature / Dot(last.Value.Turn, last.Value.Turn);
            for (var i = 0; i < _direction.Length; i++)
                _direction[i] *= scale;
        }

        foreach (var change in _changes)
            AddScaled(_direction, change.Share - Dot(change.Turn, _direction) / change.Curvature, change.Move);
    }

    private bool Accept(double value)
    {
        var change = _changes.Count == Memory ? _changes.First!.Value : new Change(new double[_trial.Length], new double[_trial.Length]);
        for (var i = 0; i < _trial.Length; i++)
        {
            change.Move[i] = _trial[i] - Point[i];
            change.Turn[i] = _trialGradient[i] - _gradient[i];
        }

        if (_changes.Count == Memory)
            _changes.RemoveFirst();
        change.Curvature = Dot(change.Move, change.Turn);
        // The second condition makes it positive, but for rounding.
        if (change.Curvature > 0)
            _changes.AddLast(change);
        _trial.CopyTo(Point, 0);
        _trialGradient.CopyTo(_gradient, 0);
        Value = value;
        return true;
    }

    // In order, so that the sum does not depend on the width of the registers.
    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void AddScaled(double[] to, double scale, double[] from)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += scale * from[i];
    }

    private sealed class Change(double[] move, double[] turn)
    {
        public double[] Move { get; } = move;

        public double[] Turn { get; } = turn;

        public double Curvature { get; set; }

        public double Share { get; set; }
    }
}
