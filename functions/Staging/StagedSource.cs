using System.Runtime.InteropServices;
using GenreFunctions.Audio;

namespace GenreFunctions.Functions.Staging;

/// <summary>Staged audio as a source of samples: decoded, resampled and cleaned already. Owns its stream.</summary>
internal sealed class StagedSource(Stream stream) : SampleSource
{
    /// <inheritdoc/>
    public override AudioDescription? Description => null;

    /// <inheritdoc/>
    public override AudioFault? Fault => null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => [];

    /// <inheritdoc/>
    public override int Read(Span<float> mono)
    {
        // Every machine that .NET runs on keeps the low byte first, as the blob does.
        var bytes = MemoryMarshal.AsBytes(mono);
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / sizeof(float);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        stream.Dispose();
        base.Dispose(disposing);
    }
}
