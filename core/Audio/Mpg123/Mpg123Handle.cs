using System.Runtime.InteropServices;

namespace GenreFunctions.Audio.Mpg123;

/// <summary>
/// One decoder of libmpg123. It is fed whole frames and gives floats at their own rate and channels. Tags, damage and gaps are kept from it; it
/// never writes to standard error. Not thread-safe.
/// </summary>
internal sealed class Mpg123Handle : SafeHandle
{
    /// <summary>Room for what one call gives: two channels of the longest frame.</summary>
    public const int OutputFloats = 2 * 1152;

    private const int Ok = 0, Error = -1, NeedsMore = -10, NewFormat = -11;
    private const int VerbosityParameter = 0, FlagsParameter = 1, IndexParameter = 15;
    private const int Float32Encoding = 0x200;

    /// <summary>
    /// Quiet; floats; frames are what they look like, no tags and no information; no waiting for the frame behind. Not gapless: what is cut is decided
    /// here. No resampling.
    /// </summary>
    private const int Flags = 0x20 | 0x400 | 0x2000 | 0x4000 | 0x400000;

    private readonly Mpg123Library _library;

    private Mpg123Handle(Mpg123Library library, nint decoder)
        : base(0, ownsHandle: true)
    {
        _library = library;
        SetHandle(decoder);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Sample rate of what <see cref="Decode"/> gave last.</summary>
    public int SampleRateHz { get; private set; }

    /// <summary>Channels of what <see cref="Decode"/> gave last.</summary>
    public int ChannelCount { get; private set; }

    /// <summary>What the library said when <see cref="Decode"/> failed first; <see langword="null"/> while it has not.</summary>
    public string? FirstError { get; private set; }

    /// <summary>A decoder that is ready to be fed; <see langword="null"/> when the library gives none.</summary>
    public static unsafe Mpg123Handle? Open(Mpg123Library library)
    {
        int error;
        var decoder = new Mpg123Handle(library, library.New(null, &error));
        if (!decoder.IsInvalid
            && library.SetParameter(decoder.handle, VerbosityParameter, new CLong(0), 0) == Ok
            && library.SetParameter(decoder.handle, FlagsParameter, new CLong(Flags), 0) == Ok
            && library.OpenFeed(decoder.handle) == Ok)
        {
            // No index: nobody seeks. A library without one refuses, which is as good.
            _ = library.SetParameter(decoder.handle, IndexParameter, new CLong(0), 0);
            return decoder;
        }

        decoder.Dispose();
        return null;
    }

    /// <summary>Feeds one whole frame, or nothing, and gives samples of one format; to be called again, without a frame, until it gives none.</summary>
    /// <param name="frame">The frame's bytes; empty to ask for more.</param>
    /// <param name="output">Where its interleaved samples go; best <see cref="OutputFloats"/> long.</param>
    /// <returns>How many floats there are, of <see cref="ChannelCount"/>; 0 when there are no more, or when it failed.</returns>
    public unsafe int Decode(ReadOnlySpan<byte> frame, Span<float> output)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        nuint bytes = 0;
        fixed (byte* input = frame)
        fixed (float* floats = output)
        {
            var result = _library.Decode(handle, input, (nuint)frame.Length, (byte*)floats, (nuint)output.Length * sizeof(float), &bytes);

            // What comes with the news is still of the format before.
            if (result == NewFormat && bytes == 0)
            {
                result = TakeFormat() ? _library.Decode(handle, null, 0, (byte*)floats, (nuint)output.Length * sizeof(float), &bytes) : Error;
            }

            if (result is not (Ok or NeedsMore or NewFormat))
                Fail();
        }

        GC.KeepAlive(this);
        return (int)(bytes / sizeof(float));
    }

    /// <inheritdoc/>
    protected override unsafe bool ReleaseHandle()
    {
        _library.Delete(handle);
        return true;
    }

    private unsafe bool TakeFormat()
    {
        CLong rate;
        int channels, encoding;
        if (_library.GetFormat(handle, &rate, &channels, &encoding) != Ok || encoding != Float32Encoding || channels is not (1 or 2))
            return false;
        (SampleRateHz, ChannelCount) = ((int)rate.Value, channels);
        return true;
    }

    private unsafe void Fail() =>
        FirstError ??= Marshal.PtrToStringUTF8((nint)_library.ErrorText(_library.LastError(handle)))?.TrimEnd('.', ' ') ?? "it failed";
}
