using System.Buffers.Binary;
using System.Globalization;

namespace GenreFunctions.Models.Onnx;

/// <summary>Constants of a graph, read and checked: their shape and their numbers, row-major.</summary>
internal sealed class OnnxTensor
{
    private OnnxTensor(int[] shape, float[] values)
    {
        Shape = shape;
        Values = values;
    }

    public int[] Shape { get; }

    public float[] Values { get; }

    /// <exception cref="ModelFormatException">No float numbers, not as many as the shape says, or numbers that are not finite.</exception>
    public static OnnxTensor Read(TensorProto proto)
    {
        if (proto.DataType != (int)TensorProto.Types.DataType.Float || proto.DataLocation != TensorProto.Types.DataLocation.Default)
            throw new ModelFormatException($"The model's weights '{proto.Name}' are not 32-bit floats inside the file, which is all this program reads.");
        var shape = OnnxShape.Read(proto, out var count);
        var values = proto.HasRawData ? FromBytes(proto.RawData.Span) : [.. proto.FloatData];
        if (values.LongLength != count)
            throw new ModelFormatException($"The model's weights '{proto.Name}' are {values.Length} numbers where the shape asks for {count}.");
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                throw new ModelFormatException(string.Create(CultureInfo.InvariantCulture, $"The model's weights '{proto.Name}' contain {value}, which is no finite number."));
        }

        return new OnnxTensor(shape, values);
    }

    /// <summary>Numbers as the format stores them: little-endian, four bytes each.</summary>
    public static byte[] ToBytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }

    /// <summary>Bytes left over are one number more, so that the count does not match.</summary>
    private static float[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        var values = new float[(bytes.Length + sizeof(float) - 1) / sizeof(float)];
        for (var i = 0; i < bytes.Length / sizeof(float); i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return values;
    }
}
