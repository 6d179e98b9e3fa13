using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Preparation;

/// <summary>What was measured on training rows to prepare any rows by: logarithms of some columns, standardisation, selection. Immutable and thread-safe.</summary>
internal sealed class Preparation
{
    /// <summary>Measures the training rows.</summary>
    public static Preparation Fit(Examples training, PreparationOptions options) => throw new NotImplementedException();

    /// <summary>Columns of a prepared row: as many as before.</summary>
    public int Columns => throw new NotImplementedException();

    /// <summary>Prepares rows, in the model's own arithmetic (32 bits, operator by operator as the file has them).</summary>
    /// <param name="rows">Rows as they were measured.</param>
    /// <param name="stride">Floats from one row of the result to the next; what lies beyond the columns is 0.</param>
    public float[] Apply(Examples rows, int stride) => throw new NotImplementedException();

    /// <summary>Writes the operators that do the same.</summary>
    public OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features) => throw new NotImplementedException();
}
