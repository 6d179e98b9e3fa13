using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenreFunctions.Audio.Wav;

/// <summary>
/// Turns interleaved frames into mono: the mean of the channels, integers scaled so that full scale is 1. Summed in double precision and
/// rounded once, so 16-bit mono is exactly <c>int16 / 32768</c>. The shapes that songs come in are vectorised and give the same bits.
/// </summary>
internal static class MonoMix
{
    /// <summary>Mixes <paramref name="mono"/>.Length frames.</summary>
    public static void Convert(WavFormat format, ReadOnlySpan<byte> frames, Span<float> mono)
    {
        Debug.Assert(frames.Length == mono.Length * format.FrameBytes);
        switch (format.Encoding, format.ChannelCount)
        {
            case (WavEncoding.Pcm16, 1) when BitConverter.IsLittleEndian:
                ConvertShorts(MemoryMarshal.Cast<byte, short>(frames), mono);
                break;
            case (WavEncoding.Pcm16, 2) when BitConverter.IsLittleEndian:
                ConvertShortPairs(MemoryMarshal.Cast<byte, int>(frames), mono);
                break;
            case (WavEncoding.Float32, 1) when BitConverter.IsLittleEndian:
                MemoryMarshal.Cast<byte, float>(frames).CopyTo(mono);
                break;
            case (WavEncoding.Float32, 2) when BitConverter.IsLittleEndian:
                ConvertFloatPairs(MemoryMarshal.Cast<byte, float>(frames), mono);
                break;
            default:
                ConvertAny(format, frames, mono);
                break;
        }
    }

    /// <summary>Any encoding and channel count, a sample at a time.</summary>
    internal static void ConvertAny(WavFormat format, ReadOnlySpan<byte> frames, Span<float> mono)
    {
        switch (format.Encoding)
        {
            case WavEncoding.Pcm8: Mix<Pcm8>(frames, mono, format.ChannelCount); break;
            case WavEncoding.Pcm16: Mix<Pcm16>(frames, mono, format.ChannelCount); break;
            case WavEncoding.Pcm24: Mix<Pcm24>(frames, mono, format.ChannelCount); break;
            case WavEncoding.Pcm32: Mix<Pcm32>(frames, mono, format.ChannelCount); break;
            case WavEncoding.Float32: Mix<Float32>(frames, mono, format.ChannelCount); break;
            case WavEncoding.Float64: Mix<Float64>(frames, mono, format.ChannelCount); break;
            default: throw new UnreachableException($"No samples are stored as {format.Encoding}.");
        }
    }

    private static void ConvertShorts(ReadOnlySpan<short> samples, Span<float> mono)
    {
        var scale = new Vector<float>(1f / 32768);
        var i = 0;
        for (; i + Vector<short>.Count <= samples.Length; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(samples[i..]), out var low, out var high);
            (Vector.ConvertToSingle(low) * scale).CopyTo(mono[i..]);
            (Vector.ConvertToSingle(high) * scale).CopyTo(mono[(i + Vector<float>.Count)..]);
        }

        for (; i < samples.Length; i++)
            mono[i] = samples[i] * (1f / 32768);
    }

    /// <summary>A frame is one 32-bit lane: left in its low half, right in its high half. The sum has 17 bits, so a float holds it exactly.</summary>
    private static void ConvertShortPairs(ReadOnlySpan<int> frames, Span<float> mono)
    {
        var scale = new Vector<float>(1f / 65536);
        var i = 0;
        for (; i + Vector<int>.Count <= frames.Length; i += Vector<int>.Count)
        {
            var frame = new Vector<int>(frames[i..]);
            (Vector.ConvertToSingle(((frame << 16) >> 16) + (frame >> 16)) * scale).CopyTo(mono[i..]);
        }

        for (; i < frames.Length; i++)
            mono[i] = ((short)frames[i] + (frames[i] >> 16)) * (1f / 65536);
    }

    /// <summary>
    /// A frame is one 64-bit lane: left in its low half, right in its high half. Halves first: their sum cannot overflow, and it is rounded once.
    /// </summary>
    private static void ConvertFloatPairs(ReadOnlySpan<float> samples, Span<float> mono)
    {
        var frames = MemoryMarshal.Cast<float, ulong>(samples);
        var half = new Vector<float>(0.5f);
        var i = 0;
        for (; i + Vector<float>.Count <= mono.Length; i += Vector<float>.Count)
        {
            var low = new Vector<ulong>(frames[i..]);
            var high = new Vector<ulong>(frames[(i + Vector<ulong>.Count)..]);
            var left = Vector.AsVectorSingle(Vector.Narrow(low, high));
            var right = Vector.AsVectorSingle(Vector.Narrow(low >> 32, high >> 32));
            ((half * left) + (half * right)).CopyTo(mono[i..]);
        }

        for (; i < mono.Length; i++)
            mono[i] = (0.5f * samples[2 * i]) + (0.5f * samples[(2 * i) + 1]);
    }

    private static void Mix<TSample>(ReadOnlySpan<byte> frames, Span<float> mono, int channels)
        where TSample : struct, ISample
    {
        var scale = TSample.Scale / channels;
        var at = 0;
        for (var i = 0; i < mono.Length; i++)
        {
            double sum = 0;
            for (var channel = 0; channel < channels; channel++, at += TSample.Size)
                sum += TSample.Read(frames[at..]);
            mono[i] = (float)(sum * scale);
        }
    }

    private interface ISample
    {
        static abstract int Size { get; }

        static abstract double Scale { get; }

        static abstract double Read(ReadOnlySpan<byte> bytes);
    }

    private readonly struct Pcm8 : ISample
    {
        public static int Size => 1;

        public static double Scale => 1.0 / 128;

        public static double Read(ReadOnlySpan<byte> bytes) => bytes[0] - 128;
    }

    private readonly struct Pcm16 : ISample
    {
        public static int Size => 2;

        public static double Scale => 1.0 / 32768;

        public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt16LittleEndian(bytes);
    }

    private readonly struct Pcm24 : ISample
    {
        public static int Size => 3;

        public static double Scale => 1.0 / 8_388_608;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static double Read(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16);
    }

    private readonly struct Pcm32 : ISample
    {
        public static int Size => 4;

        public static double Scale => 1.0 / 2_147_483_648;

        public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private readonly struct Float32 : ISample
    {
        public static int Size => 4;

        public static double Scale => 1;

        public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadSingleLittleEndian(bytes);
    }

    private readonly struct Float64 : ISample
    {
        public static int Size => 8;

        public static double Scale => 1;

        public static double Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadDoubleLittleEndian(bytes);
    }
}
