namespace GenreFunctions.Audio.Recognition;

/// <summary>Tells the container of an audio file by its bytes. Only what is recognised here is ever given to ffmpeg.</summary>
internal static class ContainerRecogniser
{
    /// <summary>Taggers write one tag, some two; whoever writes more is not writing music.</summary>
    private const int MaximumId3Tags = 4;

    /// <summary>Three AAC frames.</summary>
    private const int BehindId3Length = 8192;

    /// <summary>The container, or <see langword="null"/> when the bytes begin like no audio file. The position stays at the beginning.</summary>
    public static AudioContainer? Recognise(AudioBytes bytes)
    {
        var head = bytes.Head();
        return Id3Tag.Length(head) == 0 ? RecogniseStart(head) ?? UnreadAudio.Recognise(head) ?? RecogniseFrames(head) : RecogniseBehindId3(bytes);
    }

    private static AudioContainer? RecogniseStart(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return null;
        if (Has(head, 8, "WAVE"u8) && (Has(head, 0, "RIFF"u8) || Has(head, 0, "RF64"u8) || Has(head, 0, "BW64"u8)))
            return AudioContainer.Wav;
        if (Has(head, 0, "fLaC"u8))
            return AudioContainer.Flac;
        if (Has(head, 0, "OggS"u8))
            return AudioContainer.Ogg;
        if (Has(head, 4, "ftyp"u8))
            return AudioContainer.Mp4;
        if (Has(head, 0, "FORM"u8) && (Has(head, 8, "AIFF"u8) || Has(head, 8, "AIFC"u8)))
            return AudioContainer.Aiff;
        if (Has(head, 0, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11])) // the ASF header object's GUID
            return AudioContainer.Asf;
        if (Has(head, 0, [0x1A, 0x45, 0xDF, 0xA3])) // EBML
            return AudioContainer.Matroska;
        if (Has(head, 0, "caff"u8))
            return AudioContainer.Caf;
        if (Has(head, 0, ".snd"u8))
            return AudioContainer.Au;
        return Has(head, 0, "wvpk"u8) ? AudioContainer.WavPack : null;
    }

    /// <summary>
    /// A capture may start in the middle of a frame, so frames are looked for. Other kinds of files can contain audio; they are not audio.
    /// </summary>
    private static AudioContainer? RecogniseFrames(ReadOnlySpan<byte> head)
    {
        if (FileKind.Describe(head) is not null)
            return null;
        for (var at = 0; (at += Math.Max(0, head[at..].IndexOf((byte)0xFF))) < head.Length && head[at] == 0xFF; at++)
        {
            if (MpegFrame.StartsRun(head[at..], MpegFrame.TryParse))
                return AudioContainer.Mp3;
            if (MpegFrame.StartsRun(head[at..], MpegFrame.TryParseAdts))
                return AudioContainer.Aac;
        }

        return null;
    }

    private static AudioContainer RecogniseBehindId3(AudioBytes bytes)
    {
        if (bytes.Length is null)
        {
            // A tag with pictures is longer than the head, and ffmpeg will want the file in any case.
            using var copy = new AudioBytes(File.OpenRead(bytes.ToFile()!), path: null, ownsStream: true, CancellationToken.None);
            return RecogniseBehindId3(copy);
        }

        var position = 0L;
        var start = bytes.Head();
        var next = new byte[BehindId3Length];
        for (var tag = 0; tag < MaximumId3Tags && Id3Tag.Length(start) is > 0 and var length; tag++)
        {
            position += length;
            if (!bytes.TrySeek(position))
                break;
            start = next.AsSpan(0, bytes.Read(next));
        }

        bytes.TrySeek(0);

        // MP3 is what ID3 is for; the others may have one too.
        var container = RecogniseStart(start) ?? UnreadAudio.Recognise(start);
        if (container is null && MpegFrame.StartsRun(start, MpegFrame.TryParseAdts))
            container = AudioContainer.Aac;
        return container ?? AudioContainer.Mp3;
    }

    private static bool Has(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> expected) =>
        bytes.Length >= at + expected.Length && bytes.Slice(at, expected.Length).SequenceEqual(expected);
}
