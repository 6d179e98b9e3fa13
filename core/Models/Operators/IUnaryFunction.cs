using System.Numerics;

namespace GenreFunctions.Models.Operators;

/// <summary>What a <see cref="UnaryOperator{TFunction}"/> does with a number.</summary>
internal interface IUnaryFunction
{
    static abstract Vector<float> Apply(Vector<float> value);
}

/// <summary>ONNX <c>Relu</c>: what is negative becomes zero.</summary>
internal readonly struct ReluFunction : IUnaryFunction
{
    public static Vector<float> Apply(Vector<float> value) => Vector.Max(value, Vector<float>.Zero);
}

/// <summary>ONNX <c>Log</c>, the natural one.</summary>
internal readonly struct LogFunction : IUnaryFunction
{
    public static Vector<float> Apply(Vector<float> value) => Vector.Log(value);
}

/// <summary>ONNX <c>Sqrt</c>.</summary>
internal readonly struct SquareRootFunction : IUnaryFunction
{
    public static Vector<float> Apply(Vector<float> value) => Vector.SquareRoot(value);
}

/// <summary>ONNX <c>Sigmoid</c>: 1 / (1 + exp(-x)); where exp leaves the range of a float, that is 0.</summary>
internal readonly struct SigmoidFunction : IUnaryFunction
{
    public static Vector<float> Apply(Vector<float> value) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-value));
}
