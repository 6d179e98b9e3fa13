using GenreFunctions.Models;

namespace GenreFunctions.Learning.Protocols;

/// <summary>Something trained as a model file.</summary>
internal static class TrainedFile
{
    /// <summary>How long its file would be; <see langword="null"/> where ONNX has no operators for it.</summary>
    public static long? BytesOf(ITrainedLearner trained, IReadOnlyList<string> labels) => trained.Ended.Length + labels.Count > 0 ? null : 0;
    public static byte[]? Write(ITrainedLearner trained, string name, ModelMetadata metadata) => null;
}
