using GenreFunctions.Models.Operators;

namespace GenreFunctions.Models.Onnx;

/// <summary>The operators this program runs, by their names in the format.</summary>
internal static class OnnxOperators
{
    private const string Known = "Add, Div, Gemm, Identity, MatMul, Mul, Relu, Softmax and Sub";

    /// <summary>Prepares an operator; <see langword="null"/> for one that does nothing.</summary>
    /// <exception cref="ModelFormatException">It is unknown, or its weights do not fit.</exception>
    public static IOperator? Create(OnnxNode node) => node.Kind switch
    {
        "Identity" => Skip(node),
        "Add" => Columnwise<AddFunction>(node, commutes: true),
        "Sub" => Columnwise<SubtractFunction>(node, commutes: false),
        "Mul" => Columnwise<MultiplyFunction>(node, commutes: true),
        "Div" => Columnwise<DivideFunction>(node, commutes: false),
        "Gemm" => Gemm(node),
        "MatMul" => MatMul(node),
        "Relu" => new ReluOperator(Unary(node).Columns),
        "Softmax" => Softmax(Unary(node)),
        _ => throw node.Refuse($"is not one this program runs ({Known})"),
    };

    private static IOperator? Skip(OnnxNode node)
    {
        // Even a node that does nothing has to be well-formed.
        Unary(node);
        return null;
    }

    private static ColumnOperator<TFunction> Columnwise<TFunction>(OnnxNode node, bool commutes)
        where TFunction : struct, IColumnFunction
    {
        if (node.InputCount != 2)
            throw node.Refuse($"has {node.InputCount} inputs instead of 2");
        var constantInput = commutes && node.IsCurrent(1) ? 0 : 1;
        RequireCurrent(node, 1 - constantInput);
        var constant = node.Constant(constantInput);
        if (typeof(TFunction) == typeof(DivideFunction) && constant.Values.Contains(0))
            throw node.Refuse("divides by zero");
        return new ColumnOperator<TFunction>(AcrossColumns(node, constant));
    }

    private static GemmOperator Gemm(OnnxNode node)
    {
        if (node.InputCount is not (2 or 3))
            throw node.Refuse($"has {node.InputCount} inputs instead of 2 or 3");
        RequireCurrent(node, 0);
        if (node.Integer("transA", 0) != 0)
            throw node.Refuse("transposes the rows, which mixes songs");
        var (alpha, beta) = (node.Float("alpha", 1), node.Float("beta", 1));
        var weights = node.Constant(1);
        var transposed = node.Integer("transB", 0) != 0;
        var outputColumns = Extents(node, weights, transposed);
        var bias = node.InputCount == 3 ? AcrossColumns(node, node.Constant(2), outputColumns) : new float[outputColumns];
        return new GemmOperator(
            (input, output) => alpha * weights.Values[transposed ? output * node.Columns + input : input * outputColumns + output],
            node.Columns,
            outputColumns,
            column => beta * bias[column]);
    }

    private static GemmOperator MatMul(OnnxNode node)
    {
        if (node.InputCount != 2)
            throw node.Refuse($"has {node.InputCount} inputs instead of 2");
        RequireCurrent(node, 0);
        var weights = node.Constant(1);
        var outputColumns = Extents(node, weights, transposed: false);
        return new GemmOperator((input, output) => weights.Values[input * outputColumns + output], node.Columns, outputColumns, _ => 0);
    }

    private static SoftmaxOperator Softmax(OnnxNode node) =>
        node.Integer("axis", -1) is -1 or 1 ? new SoftmaxOperator(node.Columns) : throw node.Refuse("is not over the labels");

    private static OnnxNode Unary(OnnxNode node)
    {
        if (node.InputCount != 1)
            throw node.Refuse($"has {node.InputCount} inputs instead of 1");
        RequireCurrent(node, 0);
        return node;
    }

    private static void RequireCurrent(OnnxNode node, int input)
    {
        if (!node.IsCurrent(input))
            throw node.Refuse("does not take the result of the operator before it, and this program runs chains only");
    }

    private static int Extents(OnnxNode node, OnnxTensor weights, bool transposed)
    {
        if (weights.Shape is not [var rows, var columns])
            throw node.Refuse("has weights that are no matrix");
        var (input, output) = transposed ? (columns, rows) : (rows, columns);
        return input == node.Columns ? output : throw node.Refuse($"takes {input} columns where {node.Columns} arrive");
    }

    private static float[] AcrossColumns(OnnxNode node, OnnxTensor constant, int? width = null)
    {
        var columns = width ?? node.Columns;
        var fits = constant.Shape.Length <= 2 && (constant.Shape.Length < 2 || constant.Shape[0] == 1);
        if (fits && constant.Values.Length == columns)
            return constant.Values;
        if (fits && constant.Values.Length == 1)
            return [.. Enumerable.Repeat(constant.Values[0], columns)];
        throw node.Refuse($"has constants of shape [{string.Join(", ", constant.Shape)}] where {columns} columns arrive");
    }
}
