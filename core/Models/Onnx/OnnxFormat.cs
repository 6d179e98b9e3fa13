namespace GenreFunctions.Models.Onnx;

/// <summary>The fixed choices of a model file; <c>docs/model-format.md</c> lists them.</summary>
internal static class OnnxFormat
{
    /// <summary>ONNX 1.12, of 2022: what it can read, every later reader can.</summary>
    public const long IrVersion = 8;

    /// <summary>The operators as ONNX 1.12 defines them.</summary>
    public const long OpsetVersion = 17;

    /// <summary>Since this version Softmax means the last axis.</summary>
    public const long OldestOpsetVersion = 13;

    /// <summary>The newest version whose operators this program has been checked against.</summary>
    public const long NewestOpsetVersion = 22;

    /// <summary>Name of the graph's input, [N, 57] floats.</summary>
    public const string InputName = "features";

    /// <summary>Name of the graph's output, [N, K] floats.</summary>
    public const string OutputName = "probabilities";

    /// <summary>A genre model has a few hundred kilobytes. A file this long is something else.</summary>
    public const int MaximumBytes = 256 << 20;

    /// <summary>A chain this long is no genre model.</summary>
    public const int MaximumNodes = 256;
}
