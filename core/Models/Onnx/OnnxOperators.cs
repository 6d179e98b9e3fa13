using GenreFunctions.Models.Operators;

namespace GenreFunctions.Models.Onnx;

/// <summary>The operators this program runs, by their names in the format.</summary>
internal static class OnnxOperators
{
    private const string Known =
        "Add, Concat, Div, Gemm, Identity, Log, LSTM, MatMul, Max, Mul, ReduceMean, Relu, Reshape, ScatterElements, Sigmoid, Softmax, Sqrt, Sub, Sum, SVMClassifier, TopK, TreeEnsembleClassifier and Unsqueeze";

    /// <summary>Prepares an operator for the result that is wanted; <see langword="null"/> for one that does nothing.</summary>
    /// <exception cref="ModelFormatException">It is unknown, or its weights do not fit.</exception>
    public static IOperator? Create(OnnxNode node) => node.Kind switch
    {
        // Operators of several results stand here, each with a reader of its own.
        "ai.onnx.ml.SVMClassifier" => MarginReader.SvmClassifier(node),
        "TopK" => NeighbourReader.TopK(node),
        $"{OnnxFormat.LearningDomain}.{TreesFormat.Kind}" => TreesReader.Read(node),
        "LSTM" or "Reshape" or "Unsqueeze" => LstmReader.Read(node),
        _ => node.OutputCount == 1
            ? CreateSimple(node)
            : throw node.Refuse($"has {node.OutputCount} results, where this program knows operators with one"),
    };

    private static IOperator? CreateSimple(OnnxNode node) => node.Kind switch
    {
        "Identity" => Skip(node),
        "Add" => Binary<AddFunction>(node, commutes: true),
        "Sub" => Binary<SubtractFunction>(node, commutes: false),
        "Mul" => Binary<MultiplyFunction>(node, commutes: true),
        "Div" => Binary<DivideFunction>(node, commutes: false),
        "Max" => Binary<MaximumFunction>(node, commutes: true),
        "Gemm" => Gemm(node),
        "MatMul" => MatMul(node),
        "Relu" => new UnaryOperator<ReluFunction>(Unary(node).Columns),
        "Log" => new UnaryOperator<LogFunction>(Unary(node).Columns),
        "Sqrt" => new UnaryOperator<SquareRootFunction>(Unary(node).Columns),
        "Sigmoid" => new UnaryOperator<SigmoidFunction>(Unary(node).Columns),
        "Softmax" => IsOverColumns(Unary(node)) ? new SoftmaxOperator(node.Columns) : throw node.Refuse("is not over the labels"),
        "Sum" => Sum(node),
        "Concat" => Concat(node),
        "ReduceMean" => SongReader.ReduceMean(node),
        "ScatterElements" => NeighbourReader.ScatterElements(node),
        _ => throw node.Refuse($"is not one this program runs ({Known})"),
    };

    private static IOperator? Skip(OnnxNode node)
    {
        // Even a node that does nothing has to be well-formed.
        Unary(node);
        return null;
    }

    private static IOperator Binary<TFunction>(OnnxNode node, bool commutes)
        where TFunction : struct, IBinaryFunction
    {
        node.RequireInputs(2);
        if (node.IsValue(0) && node.IsValue(1))
            return Elementwise<TFunction>(node, node.ColumnsOf(0), node.ColumnsOf(1));
        var constantInput = commutes && node.IsValue(1) ? 0 : 1;
        var columns = node.ColumnsOf(1 - constantInput);
        var constant = node.Constant(constantInput);
        if (typeof(TFunction) == typeof(DivideFunction) && constant.Values.Contains(0))
            throw node.Refuse("divides by zero");
        return new ColumnOperator<TFunction>(AcrossColumns(node, constant, columns));
    }

    private static ElementwiseOperator<TFunction> Elementwise<TFunction>(OnnxNode node, int left, int right)
        where TFunction : struct, IBinaryFunction =>
        left == right || left == 1 || right == 1
            ? new ElementwiseOperator<TFunction>(left, right)
            : throw node.Refuse($"combines {left} columns with {right}");

    private static SumOperator Sum(OnnxNode node)
    {
        for (var input = 0; input < node.InputCount; input++)
        {
            if (node.ColumnsOf(input) != node.ColumnsOf(0))
                throw node.Refuse($"adds up {node.ColumnsOf(0)} and {node.ColumnsOf(input)} columns");
        }

        return new SumOperator(node.ColumnsOf(0));
    }

    private static ConcatOperator Concat(OnnxNode node)
    {
        if (!IsOverColumns(node, otherwise: 0))
            throw node.Refuse("does not put columns side by side");
        var columns = (long)node.ColumnsOf(0);
        for (var input = 1; input < node.InputCount; input++)
            columns += node.ColumnsOf(input);
        return columns <= OnnxShape.MaximumExtent
            ? new ConcatOperator((int)columns)
            : throw node.Refuse($"gives {columns} columns, more than {OnnxShape.MaximumExtent}");
    }

    private static GemmOperator Gemm(OnnxNode node)
    {
        if (node.InputCount is not (2 or 3))
            throw node.Refuse($"has {node.InputCount} inputs instead of 2 or 3");
        var columns = node.ColumnsOf(0);
        if (node.Integer("transA", 0) != 0)
            throw node.Refuse("transposes the rows, which mixes songs");
        var (alpha, beta) = (node.Float("alpha", 1), node.Float("beta", 1));
        var weights = node.Constant(1);
        var transposed = node.Integer("transB", 0) != 0;
        var outputColumns = Extents(node, weights, transposed);
        var bias = node.InputCount == 3 ? AcrossColumns(node, node.Constant(2), outputColumns) : new float[outputColumns];
        return new GemmOperator(
            (input, output) => alpha * weights.Values[transposed ? output * columns + input : input * outputColumns + output],
            columns,
            outputColumns,
            column => beta * bias[column]);
    }

    private static GemmOperator MatMul(OnnxNode node)
    {
        node.RequireInputs(2);
        var columns = node.ColumnsOf(0);
        var weights = node.Constant(1);
        var outputColumns = Extents(node, weights, transposed: false);
        return new GemmOperator((input, output) => weights.Values[input * outputColumns + output], columns, outputColumns, _ => 0);
    }

    private static bool IsOverColumns(OnnxNode node, long otherwise = -1) => node.Integer("axis", otherwise) is -1 or 1;

    private static OnnxNode Unary(OnnxNode node)
    {
        node.RequireInputs(1);
        node.ColumnsOf(0);
        return node;
    }

    private static int Extents(OnnxNode node, OnnxTensor weights, bool transposed)
    {
        if (weights.Shape is not [var rows, var columns])
            throw node.Refuse("has weights that are no matrix");
        var (input, output) = transposed ? (columns, rows) : (rows, columns);
        return input == node.ColumnsOf(0) ? output : throw node.Refuse($"takes {input} columns where {node.ColumnsOf(0)} arrive");
    }

    private static float[] AcrossColumns(OnnxNode node, OnnxTensor constant, int columns)
    {
        var fits = constant.Shape.Length <= 2 && (constant.Shape.Length < 2 || constant.Shape[0] == 1);
        if (fits && constant.Values.Length == columns)
            return constant.Values;
        if (fits && constant.Values.Length == 1)
            return [.. Enumerable.Repeat(constant.Values[0], columns)];
        throw node.Refuse($"has constants of shape [{string.Join(", ", constant.Shape)}] where {columns} columns arrive");
    }
}
