using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace GenreFunctions.Models.Onnx;

/// <summary>A model's identity, <c>name@hash</c>: two models of one identity give the same answers.</summary>
internal static class OnnxIdentity
{
    /// <summary>
    /// Eight hexadecimal digits of the SHA-256 over all that a model's answers depend on: the graph's bytes (operators and weights), then the decisive entries of
    /// its metadata as UTF-8 lines <c>key=value</c>: labels, feature schema and names, and what joins a song: temperature and threshold of genres, or
    /// thresholds and calibration of moods.
    /// </summary>
    public static string HashOf(ModelProto model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(model.Graph.ToByteArray());
        foreach (var entry in OnnxMetadata.DecisiveOf(model.MetadataProps))
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Key}={entry.Value}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }

    /// <summary>Whether the model is what it calls itself.</summary>
    /// <exception cref="ModelFormatException">It is not.</exception>
    public static void Require(ModelProto model, string id)
    {
        if (!id.EndsWith($"@{HashOf(model)}", StringComparison.Ordinal))
            throw new ModelFormatException($"The model calls itself '{id}', but its operators, weights or labels are not those; copy or train it again.");
    }
}
