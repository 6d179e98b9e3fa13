using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using GenreFunctions.Audio;
using GenreFunctions.Audio.Ffmpeg;

namespace GenreFunctions.Tests.Audio;

/// <summary>An ffmpeg that hangs, floods or dies, played by shell scripts; no process may be left behind.</summary>
[SupportedOSPlatform("linux")]
public sealed class FfmpegProcessTests(FfmpegFiles files) : IClassFixture<FfmpegFiles>
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("exec sleep 600")]
    [InlineData("sleep 600; true")] // the script's own child holds the pipes
    public void Open_FfmpegThatNeverWrites_IsEndedByTheTimeLimit(string body)
    {
        var (opener, process) = Fake(body, Short);
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.Contains("gave no sample for 0.3 s", source.Fault.Message);
        process.AssertGone();
    }

    [Fact]
    public void Read_FfmpegThatStopsMidway_KeepsWhatCameAndWarns()
    {
        var (opener, process) = Fake("ffmpeg \"$@\"; sleep 600; true", TimeSpan.FromSeconds(3)); // time enough for a busy machine to start ffmpeg
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.True(source.ReadAll().Length > 88_000);
        Assert.Null(source.Fault);
        Assert.Contains("gave no sample for 3 s", Assert.Single(source.Warnings));
        process.AssertGone();
    }

    [Fact]
    public void Open_CancelledWhileFfmpegHangs_ThrowsAndLeavesNoProcess()
    {
        var (opener, process) = Fake("echo started >&2; exec sleep 600", TimeSpan.FromMinutes(5));
        using var cancellation = new CancellationTokenSource();
        var path = files.Encode("id3.mp3");
        var opening = Task.Run(() => opener.Open(path, cancellation.Token));
        Assert.False(opening.IsCompleted);
        process.WaitForStart();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => opening.GetAwaiter().GetResult());
        process.AssertGone();
    }

    [Fact]
    public void Dispose_InTheMiddleOfASong_LeavesNoProcess()
    {
        var (opener, process) = Fake("exec ffmpeg \"$@\"", TimeSpan.FromMinutes(5));
        var path = files.Encode("minutes.mp3", "-af", "aloop=loop=60:size=88200");
        var source = opener.Open(path);
        Assert.Equal(1000, source.Read(new float[1000]));
        Assert.True(process.Exists); // it waits for its full pipe to be read
        source.Dispose();
        process.AssertGone();
        source.Dispose();
    }

    [Fact]
    public void Read_CancelledInTheMiddleOfASong_ThrowsAndLeavesNoProcess()
    {
        var (opener, process) = Fake("exec ffmpeg \"$@\"", TimeSpan.FromMinutes(5));
        using var cancellation = new CancellationTokenSource();
        using var source = opener.Open(files.Encode("minutes.mp3", "-af", "aloop=loop=60:size=88200"), cancellation.Token);
        Assert.Equal(1000, source.Read(new float[1000]));
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => source.ReadAll(1 << 16));
        source.Dispose();
        process.AssertGone();
    }

    [Fact]
    public void Read_FloodedLog_DoesNotBlockAndLosesNothing()
    {
        var (opener, _) = Fake("head -c 3000000 /dev/zero | tr '\\0' x >&2; echo >&2; ffmpeg \"$@\"; head -c 3000000 /dev/zero >&2", TimeSpan.FromSeconds(30));
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.Equal("mp3", source.Description!.Codec);
        Assert.True(source.ReadAll().Length > 88_000);
        Assert.Empty(source.Warnings);
    }

    [Fact]
    public void Decoder_OfFfmpeg_HasWorkedAsLongAsFfmpegSaysItself()
    {
        var report = Path.Combine(files.Folder, "worked.txt");
        var (opener, _) = Fake($"exec ffmpeg -benchmark \"$@\" 2>'{report}'", TimeSpan.FromMinutes(5));
        using var source = opener.Open(files.Encode("minutes.mp3", "-af", "aloop=loop=300:size=88200"));
        Assert.Equal(source.Decoder.Time > TimeSpan.Zero, source.Decoder.IsProcessorTime);
        source.ReadAll(1 << 16);

        // "bench: utime=0.312s stime=0.040s rtime=…"; what the shell did before it and the process's end behind it are not in that.
        var said = Regex.Matches(File.ReadAllText(report), @"[us]time=([0-9.]+)s").Sum(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.True(source.Decoder.IsProcessorTime);
        Assert.InRange(source.Decoder.Time.TotalSeconds, 0.8 * said, (1.2 * said) + 0.1);
    }

    [Fact]
    public void Decoder_OfWav_IsThisProcess()
    {
        using var source = Listening.Open(WavBytes.Sine(1));
        source.ReadAll();
        Assert.Equal(new DecoderTime(TimeSpan.Zero, IsProcessorTime: true), source.Decoder);
    }

    [Fact]
    public void Open_FfmpegThatGivesNothingAndIsContent_IsUndecodable()
    {
        var (opener, _) = Fake("exit 0", TimeSpan.FromSeconds(30));
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.Contains("ffmpeg found none in it", source.Fault.Message);
    }

    [Fact]
    public void Open_FfmpegThatWritesNoWavAndHangs_IsEndedAndTheHeaderIsTheReason()
    {
        // A format chunk of 2 bytes is refused while the pipe is still open.
        var (opener, process) = Fake("printf 'RIFF....WAVEfmt \\002\\000\\000\\000xx'; exec sleep 600", TimeSpan.FromMinutes(5));
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.Contains("describes its format in 2 bytes", source.Fault.Message);
        process.AssertGone();
    }

    [Fact]
    public void Open_FfmpegThatFailsWithoutAWord_IsUndecodableWithItsCode()
    {
        var (opener, _) = Fake("exit 42", TimeSpan.FromSeconds(30));
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.Contains("ended with code 42", source.Fault!.Message);
    }

    [Fact]
    public void Open_CodecThatFfmpegLacks_IsUnsupported()
    {
        var (opener, _) = Fake("echo '[error] Decoder (codec none) not found for input stream #0:0' >&2; exit 1", TimeSpan.FromSeconds(30));
        using var source = opener.Open(files.Encode("id3.mp3"));
        Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
    }

    [Theory]
    [InlineData("id3.mp3", "mp3")]
    [InlineData("a.flac", "flac")]
    [InlineData("a.m4a", "mov")]
    public void Open_AnyFile_GivesFfmpegThatLocalFileAndThatDemuxerOnly(string name, string demuxer)
    {
        var path = files.Encode(name);
        var list = Path.Combine(files.Folder, name + ".arguments");
        var (opener, _) = Fake($"printf '%s\\n' \"$@\" > '{list}'", TimeSpan.FromSeconds(30));
        opener.Open(path).Dispose();
        var arguments = File.ReadAllLines(list);
        var input = Array.IndexOf(arguments, "-i");
        Assert.Equal("file:" + path, arguments[input + 1]);

        // What restricts the input stands in front of it; behind it, it would be about the output.
        var before = arguments[..input];
        Assert.Contains("-nostdin", before);
        Assert.Equal("file,pipe", before[Array.IndexOf(before, "-protocol_whitelist") + 1]);
        Assert.Equal(demuxer, before[Array.IndexOf(before, "-f") + 1]);
        Assert.Contains("-vn", arguments[input..]);
    }

    [Fact]
    public void Find_RelativeFolderOnThePath_IsPassedOver()
    {
        var folder = Directory.CreateDirectory(Path.Combine(files.Folder, "bin")).FullName;
        var program = files.Script("bin/ffmpeg", "exit 0");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        Assert.True(File.Exists(Path.Combine(relative, "ffmpeg")));
        Assert.Null(FfmpegProgram.Find("ffmpeg", relative));
        Assert.Equal(program, FfmpegProgram.Find("ffmpeg", $"{relative}:{folder}"));

        var here = Path.GetFileName(Directory.GetFiles(".")[0]);
        Assert.Null(FfmpegProgram.Find(here, ".::./"));
        Assert.NotNull(FfmpegProgram.Find(here, Environment.CurrentDirectory));
    }

    [Fact]
    public void Open_ProgramThatIsNotExecutable_IsUnsupported()
    {
        var path = Path.Combine(files.Folder, "not-a-program");
        File.WriteAllText(path, "nothing");
        using var source = new AudioOpener(new AudioOptions { FfmpegProgram = path }).Open(files.Encode("id3.mp3"));
        Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
        Assert.Contains("could not be started", source.Fault.Message);
    }

    // A script that marks itself and all its children before it misbehaves.
    private (AudioOpener Opener, FakeProcess Process) Fake(string body, TimeSpan limit)
    {
        var mark = Guid.NewGuid().ToString("N");
        var pidPath = Path.Combine(files.Folder, mark + ".pid");
        var script = files.Script(mark, $"export GENRE_TEST={mark}\necho $$ > '{pidPath}.new'; mv '{pidPath}.new' '{pidPath}'\n{body}");
        return (new AudioOpener(new AudioOptions { FfmpegProgram = script, FfmpegTimeLimit = limit }), new FakeProcess(mark, pidPath));
    }

    private sealed class FakeProcess(string mark, string pidPath)
    {
        public bool Exists => File.Exists(pidPath) && Directory.Exists("/proc/" + File.ReadAllText(pidPath).Trim());

        public void WaitForStart() => SpinWait.SpinUntil(() => File.Exists(pidPath));

        public void AssertGone()
        {
            Assert.False(Exists);

            // Children are killed but nobody's to wait for, so they may take a moment more.
            Assert.True(SpinWait.SpinUntil(() => !Directory.GetDirectories("/proc").Any(path => Environment(path).Contains(mark)), TimeSpan.FromSeconds(20)));
        }

        private static string Environment(string process)
        {
            try
            {
                return File.ReadAllText(process + "/environ");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return ""; // it ended meanwhile, or is somebody else's
            }
        }
    }
}
