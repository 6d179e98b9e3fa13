namespace GenreFunctions.Lanes;

/// <summary>One lane: the plain path for a machine without vectors, and the one the vector paths are compared with.</summary>
internal readonly unsafe struct ScalarLane(float value) : ILanes<ScalarLane>
{
    private readonly float _value = value;

    public static int Count => 1;

    public static ScalarLane Load(float* source) => new(*source);

    public static ScalarLane Broadcast(float value) => new(value);

    public static ScalarLane operator +(ScalarLane left, ScalarLane right) => new(left._value + right._value);

    public static ScalarLane operator -(ScalarLane left, ScalarLane right) => new(left._value - right._value);

    public static ScalarLane operator *(ScalarLane left, ScalarLane right) => new(left._value * right._value);

    public static ScalarLane operator /(ScalarLane left, ScalarLane right) => new(left._value / right._value);

    public static ScalarLane MultiplyAdd(ScalarLane left, ScalarLane right, ScalarLane addend) =>
        new(float.MultiplyAddEstimate(left._value, right._value, addend._value));

    public static ScalarLane MultiplySubtract(ScalarLane left, ScalarLane right, ScalarLane subtrahend) =>
        new(float.MultiplyAddEstimate(left._value, right._value, -subtrahend._value));

    public static ScalarLane FusedMultiplyAdd(ScalarLane left, ScalarLane right, ScalarLane addend) =>
        new(MathF.FusedMultiplyAdd(left._value, right._value, addend._value));

    public static ScalarLane Min(ScalarLane left, ScalarLane right) => new(float.MinNative(left._value, right._value));

    public static ScalarLane Max(ScalarLane left, ScalarLane right) => new(float.MaxNative(left._value, right._value));

    public static ScalarLane SquareRoot(ScalarLane value) => new(MathF.Sqrt(value._value));

    public static ScalarLane Log2(ScalarLane value) => new(MathF.Log2(value._value));

    public static ScalarLane SelectLess(ScalarLane left, ScalarLane right, ScalarLane whenLess, ScalarLane otherwise) =>
        left._value < right._value ? whenLess : otherwise;

    public static uint LessMask(ScalarLane left, ScalarLane right) => left._value < right._value ? 1u : 0u;

    public static void Interleave(ScalarLane a, ScalarLane b, out ScalarLane low, out ScalarLane high) => (low, high) = (a, b);

    public static float Sum(ScalarLane value) => value._value;

    public void Store(float* destination) => *destination = _value;
}
