using System.Numerics;

namespace GenreFunctions.Models.Operators;

/// <summary>What is done with two numbers: a value and its column's constant, or two values.</summary>
internal interface IBinaryFunction
{
    static abstract Vector<float> Apply(Vector<float> left, Vector<float> right);
}

/// <summary>ONNX <c>Add</c>.</summary>
internal readonly struct AddFunction : IBinaryFunction
{
    public static Vector<float> Apply(Vector<float> left, Vector<float> right) => left + right;
}

/// <summary>ONNX <c>Sub</c>.</summary>
internal readonly struct SubtractFunction : IBinaryFunction
{
    public static Vector<float> Apply(Vector<float> left, Vector<float> right) => left - right;
}

/// <summary>ONNX <c>Mul</c>.</summary>
internal readonly struct MultiplyFunction : IBinaryFunction
{
    public static Vector<float> Apply(Vector<float> left, Vector<float> right) => left * right;
}

/// <summary>ONNX <c>Div</c>.</summary>
internal readonly struct DivideFunction : IBinaryFunction
{
    public static Vector<float> Apply(Vector<float> left, Vector<float> right) => left / right;
}

/// <summary>ONNX <c>Max</c> of two.</summary>
internal readonly struct MaximumFunction : IBinaryFunction
{
    public static Vector<float> Apply(Vector<float> left, Vector<float> right) => Vector.Max(left, right);
}
