namespace GenreFunctions.Models.Onnx;

/// <summary>The extents of constants.</summary>
internal static class OnnxShape
{
    /// <summary>Wider layers are no genre model; the limit keeps padding and packing within reason.</summary>
    public const int MaximumExtent = 65_536;

    /// <summary>Reads and checks them.</summary>
    /// <param name="proto">The constants.</param>
    /// <param name="count">How many numbers there have to be; <see cref="int.MaxValue"/> for more than any file holds.</param>
    /// <exception cref="ModelFormatException">An extent is out of range.</exception>
    public static int[] Read(TensorProto proto, out long count)
    {
        var shape = new int[proto.Dims.Count];
        count = 1;
        for (var i = 0; i < shape.Length; i++)
        {
            if (proto.Dims[i] is < 1 or > MaximumExtent)
                throw new ModelFormatException($"The model's weights '{proto.Name}' have an extent of {proto.Dims[i]}, which is outside 1 to {MaximumExtent}.");
            shape[i] = (int)proto.Dims[i];
            count = Math.Min(count * shape[i], int.MaxValue);
        }

        return shape;
    }
}
