using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Explaining;

/// <summary>The graph in a model's file, for what running it does not tell.</summary>
internal static class ModelGraphFile
{
    public static GraphProto Of(GenreModel model)
    {
        using var file = new MemoryStream();
        model.Save(file);
        return OnnxFile.Parse(file.ToArray()).Graph;
    }
}
