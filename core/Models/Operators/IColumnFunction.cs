using System.Numerics;

namespace GenreFunctions.Models.Operators;

/// <summary>What a <see cref="ColumnOperator{TFunction}"/> does with a value and its column's constant.</summary>
internal interface IColumnFunction
{
    static abstract Vector<float> Apply(Vector<float> value, Vector<float> constant);
}

/// <summary>ONNX <c>Add</c>.</summary>
internal readonly struct AddFunction : IColumnFunction
{
    public static Vector<float> Apply(Vector<float> value, Vector<float> constant) => value + constant;
}

/// <summary>ONNX <c>Sub</c>.</summary>
internal readonly struct SubtractFunction : IColumnFunction
{
    public static Vector<float> Apply(Vector<float> value, Vector<float> constant) => value - constant;
}

/// <summary>ONNX <c>Mul</c>.</summary>
internal readonly struct MultiplyFunction : IColumnFunction
{
    public static Vector<float> Apply(Vector<float> value, Vector<float> constant) => value * constant;
}

/// <summary>ONNX <c>Div</c>.</summary>
internal readonly struct DivideFunction : IColumnFunction
{
    public static Vector<float> Apply(Vector<float> value, Vector<float> constant) => value / constant;
}
