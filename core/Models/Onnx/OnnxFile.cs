using Google.Protobuf;

namespace GenreFunctions.Models.Onnx;

/// <summary>A model file's bytes, and the message in them.</summary>
internal static class OnnxFile
{
    /// <summary>Reads to the end of the stream, within the limit.</summary>
    /// <exception cref="ModelFormatException">There is more than the limit.</exception>
    public static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (bytes.Length + read > OnnxFormat.MaximumBytes)
                throw new ModelFormatException($"The model is longer than {OnnxFormat.MaximumBytes >> 20} MB, so it is no genre model.");
            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads the message.</summary>
    /// <exception cref="ModelFormatException">It is no ONNX, it ends too early, or it is of a version this program does not know.</exception>
    public static ModelProto Parse(byte[] bytes)
    {
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw new ModelFormatException("The model is no ONNX file, or it is damaged or cut short; copy or train it again.", fault);
        }

        if (!model.HasIrVersion || model.Graph is null)
            throw new ModelFormatException("The model is no ONNX file, or it is cut short: it has no graph.");
        var versions = model.OpsetImport.Where(opset => opset.Domain is "" or "ai.onnx").Select(opset => opset.Version).ToList();
        if (versions is not [>= OnnxFormat.OldestOpsetVersion and <= OnnxFormat.NewestOpsetVersion])
        {
            throw new ModelFormatException(
                $"The model asks for operators of ONNX opset {(versions.Count == 0 ? "(none)" : string.Join(", ", versions))}; " +
                $"this program knows {OnnxFormat.OldestOpsetVersion} to {OnnxFormat.NewestOpsetVersion}.");
        }

        CheckLearningOperators(model);
        return model;
    }

    private static void CheckLearningOperators(ModelProto model)
    {
        var versions = model.OpsetImport.Where(opset => opset.Domain == OnnxFormat.LearningDomain).Select(opset => opset.Version).ToList();
        if (versions is not ([] or [OnnxFormat.LearningOpsetVersion]))
        {
            throw new ModelFormatException(
                $"The model asks for operators of {OnnxFormat.LearningDomain} opset {string.Join(", ", versions)}; this program knows {OnnxFormat.LearningOpsetVersion}.");
        }

        if (versions is [] && model.Graph.Node.Any(node => node.Domain == OnnxFormat.LearningDomain))
            throw new ModelFormatException($"The model has operators of {OnnxFormat.LearningDomain}, but does not say of which version.");
    }
}
