namespace GenreFunctions.Audio;

/// <summary>What a file that cannot be decoded opens as: a fault and no samples.</summary>
internal sealed class RejectedSource(AudioFault fault, AudioDescription? description = null) : SampleSource
{
    /// <inheritdoc/>
    public override AudioDescription? Description => description;

    /// <inheritdoc/>
    public override AudioFault? Fault => fault;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Warnings => [];

    /// <inheritdoc/>
    public override int Read(Span<float> mono) => 0;
}
