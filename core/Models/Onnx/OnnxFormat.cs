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

    /// <summary>Domain of the operators for trees, support vectors and the like.</summary>
    public const string LearningDomain = "ai.onnx.ml";

    /// <summary>Those operators as ONNX 1.12 defines them; the only version that is read or written.</summary>
    public const long LearningOpsetVersion = 3;

    /// <summary>Name of the graph's input, [N, 57] floats.</summary>
    public const string InputName = "features";

    /// <summary>Name of the output whose rows add up to 1, [N, K] floats.</summary>
    public const string ProbabilitiesName = "probabilities";

    /// <summary>Name of the output whose every number is a probability by itself, [N, M] floats.</summary>
    public const string TagsName = "tags";

    /// <summary>A genre model has a few hundred kilobytes. A file this long is something else.</summary>
    public const int MaximumBytes = 256 << 20;

    /// <summary>A stack of a dozen learners has a few hundred operators.</summary>
    public const int MaximumNodes = 1024;

    /// <summary>
    /// Numbers that a row may become on its way, all operators together. The distances to all 6,800 training rows are a fortieth of it; a block of
    /// 64 such rows takes 64 MB.
    /// </summary>
    public const int MaximumRowFloats = 1 << 18;
}
