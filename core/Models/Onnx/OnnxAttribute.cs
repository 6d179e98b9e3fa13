using Google.Protobuf;
using Kind = GenreFunctions.Models.Onnx.AttributeProto.Types.AttributeType;

namespace GenreFunctions.Models.Onnx;

/// <summary>Writes the attributes of operators.</summary>
internal static class OnnxAttribute
{
    /// <summary>A whole number.</summary>
    public static AttributeProto Of(string name, long value) => new() { Name = name, I = value, Type = Kind.Int };

    /// <summary>A floating-point number.</summary>
    public static AttributeProto Of(string name, float value) => new() { Name = name, F = value, Type = Kind.Float };

    /// <summary>A text.</summary>
    public static AttributeProto Of(string name, string value) => new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = Kind.String };

    /// <summary>Whole numbers.</summary>
    public static AttributeProto Of(string name, IEnumerable<long> values) => new() { Name = name, Ints = { values }, Type = Kind.Ints };

    /// <summary>Floating-point numbers.</summary>
    public static AttributeProto Of(string name, IEnumerable<float> values) => new() { Name = name, Floats = { values }, Type = Kind.Floats };

    /// <summary>Texts.</summary>
    public static AttributeProto Of(string name, IEnumerable<string> values) =>
        new() { Name = name, Strings = { values.Select(ByteString.CopyFromUtf8) }, Type = Kind.Strings };

    /// <summary>A tensor.</summary>
    public static AttributeProto Of(string name, TensorProto value) => new() { Name = name, T = value, Type = Kind.Tensor };
}
