using System.Buffers.Binary;

namespace GenreFunctions.Models.Onnx;

/// <summary>Constants that are whole numbers: places, axes, counts. Their shape and their numbers, row-major.</summary>
/// <param name="Shape">Extents; none for a single number.</param>
/// <param name="Values">The numbers.</param>
internal sealed record OnnxIntegers(int[] Shape, long[] Values)
{
    /// <summary>Reads and checks them.</summary>
    /// <exception cref="ModelFormatException">They are no 64-bit whole numbers, or not as many as the shape says.</exception>
    public static OnnxIntegers Read(TensorProto proto)
    {
        if (proto.DataType != (int)TensorProto.Types.DataType.Int64 || proto.DataLocation != TensorProto.Types.DataLocation.Default)
            throw new ModelFormatException($"The model's constants '{proto.Name}' are not 64-bit whole numbers inside the file, as their operator needs.");
        var shape = OnnxShape.Read(proto, out var count);
        var values = proto.HasRawData ? FromBytes(proto.RawData.Span) : [.. proto.Int64Data];
        if (values.LongLength != count)
            throw new ModelFormatException($"The model's constants '{proto.Name}' are {values.Length} numbers where the shape asks for {count}.");
        return new OnnxIntegers(shape, values);
    }

    /// <summary>Numbers as the format stores them: little-endian, eight bytes each.</summary>
    public static byte[] ToBytes(ReadOnlySpan<long> values)
    {
        var bytes = new byte[values.Length * sizeof(long)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        return bytes;
    }

    /// <summary>Bytes left over are one number more, so that the count does not match.</summary>
    private static long[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        var values = new long[(bytes.Length + sizeof(long) - 1) / sizeof(long)];
        for (var i = 0; i < bytes.Length / sizeof(long); i++)
            values[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * sizeof(long))..]);
        return values;
    }
}
