namespace GenreFunctions.Audio;

/// <summary>What a file was found to be, and who decoded it.</summary>
/// <param name="Container">The container recognised by the file's first bytes: <c>wav</c>, <c>mp3</c>, <c>flac</c>, ...</param>
/// <param name="Codec">How samples are stored: <c>pcm16</c>, <c>float32</c>, or the decoder's own name of the codec.</param>
/// <param name="SampleRateHz">Sample rate before resampling.</param>
/// <param name="ChannelCount">Channels before the mix to mono.</param>
/// <param name="Decoder">Name of the decoder: <c>GenreFunctions</c> or <c>ffmpeg</c>.</param>
/// <param name="DecoderVersion">Version of the decoder: two versions may give other samples, and so other features.</param>
public sealed record AudioDescription(
    string Container, string Codec, int SampleRateHz, int ChannelCount, string Decoder, string DecoderVersion);
