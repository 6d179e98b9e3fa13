using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Hooks;

public sealed class FfmpegTests : IDisposable
{
    private const string Address = "https://artifacts.example/ffmpeg-7.1?sig=a-secret";

    private static readonly AzdHook Package = AzdRoot.Flex.Hook("prepackage");
    private static readonly byte[] Program = Elf(0x3e, 7000);

    private readonly HookBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Ffmpeg_WithoutAnAddress_IsTakenOutOfThePackage()
    {
        Before();

        var run = _bench.Run(Package);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.False(Directory.Exists(Path.GetDirectoryName(_bench.Ffmpeg)));
        Assert.Contains("decodes WAV only", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells.Installed), MemberType = typeof(Shells))]
    public void Ffmpeg_AsAProgram_IsPutIntoThePackage(string shell)
    {
        using var bench = new HookBench(shell);
        Offer(bench, Program);

        var run = bench.Run(Package);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(Program, File.ReadAllBytes(bench.Ffmpeg));
        Assert.True(File.GetUnixFileMode(bench.Ffmpeg).HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead));
        Assert.Equal([bench.Ffmpeg], Directory.GetFiles(Path.GetDirectoryName(bench.Ffmpeg)!));
    }

    [Theory]
    [InlineData("ffmpeg", false)]
    [InlineData("ffmpeg-7.1-static/bin/ffmpeg", false)]
    [InlineData("./ffmpeg 7.1/ffmpeg", true)]
    [InlineData("-C/ffmpeg", true)]
    public void Ffmpeg_InAnArchive_IsTakenOutOfIt(string name, bool compressed)
    {
        var archive = Archive((name + ".txt", [1]), ("ffmpeg-doc", [2]), (name, Program), ("share/ffprobe", Elf(0x3e, 100)));
        Offer(_bench, compressed ? Compressed(archive) : archive);

        var run = _bench.Run(Package);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(Program, File.ReadAllBytes(_bench.Ffmpeg));
    }

    [Fact]
    public void Ffmpeg_Again_ReplacesTheFormer()
    {
        Before();
        Offer(_bench, Program);

        Assert.Equal(0, _bench.Run(Package).ExitCode);
        Assert.Equal(0, _bench.Run(Package).ExitCode);

        Assert.Equal(Program, File.ReadAllBytes(_bench.Ffmpeg));
    }

    [Fact]
    public void Ffmpeg_SumInCapitals_IsTheSame()
    {
        Offer(_bench, Program);
        _bench.Environment["FFMPEG_SHA256"] = _bench.Environment["FFMPEG_SHA256"].ToUpperInvariant();

        Assert.Equal(0, _bench.Run(Package).ExitCode);
    }

    [Fact]
    public void Ffmpeg_OfAnotherSum_LeavesThePackageAlone()
    {
        Offer(_bench, Program);
        _bench.Environment["FFMPEG_SHA256"] = new string('0', 64);

        Refused($"What FFMPEG_URL names has the SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Program))}, not {new string('0', 64)}. Nothing was put into the package.");
    }

    [Fact]
    public void Ffmpeg_ArchiveWithoutIt_LeavesThePackageAlone()
    {
        Offer(_bench, Archive(("bin/ffprobe", Program), ("ffmpeg.txt", [1])));

        Refused("The archive that FFMPEG_URL names has no program called ffmpeg in it.");
    }

    public static TheoryData<byte[]> OtherFiles => [Elf(0xb7, 500), "#!/bin/sh\necho ffmpeg\n"u8.ToArray(), "PK\u0003\u0004 an archive of another kind"u8.ToArray()];

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void Ffmpeg_ForAnotherMachine_LeavesThePackageAlone(byte[] content)
    {
        Offer(_bench, content);

        Refused("What FFMPEG_URL names is neither a program for x64 Linux nor a tar archive with one in it.");
    }

    [Fact]
    public void Ffmpeg_ThatCannotBeFetched_LeavesThePackageAlone()
    {
        Offer(_bench, Program);
        _bench.StandIn("curl", "cat >/dev/null; echo 'curl: (22) 404' >&2; exit 22");

        Refused("curl: (22) 404", "What FFMPEG_URL names could not be fetched. The reason is above; nothing was put into the package.");
    }

    [Theory]
    [InlineData("http://artifacts.example/ffmpeg", "FFMPEG_URL has to begin with https://.")]
    [InlineData("file:///etc/passwd", "FFMPEG_URL has to begin with https://.")]
    [InlineData("https://artifacts.example/\"\noutput = \"/tmp/x", "FFMPEG_URL has a space, a quote or a backslash in it. An address has none.")]
    [InlineData("https://artifacts.example/a b", "FFMPEG_URL has a space, a quote or a backslash in it. An address has none.")]
    public void Ffmpeg_AddressThatIsNone_IsNotAskedFor(string address, string sentence)
    {
        Offer(_bench, Program);
        _bench.Environment["FFMPEG_URL"] = address;

        Refused(sentence);
        Assert.Empty(_bench.Calls("curl"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Ffmpeg_SumThatIsNone_IsNotAskedFor(string sum)
    {
        Offer(_bench, Program);
        _bench.Environment["FFMPEG_SHA256"] = sum;

        Refused("FFMPEG_SHA256 has to be the SHA-256 of what FFMPEG_URL names, in 64 hexadecimal digits.");
        Assert.Empty(_bench.Calls("curl"));
    }

    [Fact]
    public void Ffmpeg_WithoutCurl_SaysSo()
    {
        Offer(_bench, Program);
        _bench.Without("curl");

        Refused("curl is missing, which fetches what FFMPEG_URL names.");
    }

    [Fact]
    public void Ffmpeg_Address_IsNeitherSaidNorAnArgument()
    {
        Offer(_bench, Program);

        var run = _bench.Run(Package);

        Assert.DoesNotContain("a-secret", run.Said, StringComparison.Ordinal);
        var call = Assert.Single(_bench.Calls("curl"));
        Assert.DoesNotContain(call, argument => argument.Contains("artifacts.example", StringComparison.Ordinal));
        Assert.Equal("=https", call[Array.IndexOf(call, "--proto") + 1]); // Wherever it is sent on to.
    }

    /// <summary>An address that has this to give, and its sum.</summary>
    private static void Offer(HookBench bench, byte[] content)
    {
        var source = bench.Put("offered", content);
        bench.StandIn("curl", $$"""
            cat >"$heard"
            [ "$(cat "$heard")" = 'url = "{{Address}}"' ] || exit 3
            while [ "$1" != -o ]; do shift; done
            cp "{{source}}" "$2"
            """);
        bench.Environment["FFMPEG_URL"] = Address;
        bench.Environment["FFMPEG_SHA256"] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>An ffmpeg from an earlier packaging.</summary>
    private void Before()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.Ffmpeg)!);
        File.WriteAllText(_bench.Ffmpeg, "the former");
    }

    private void Refused(params string[] said)
    {
        Before();

        var run = _bench.Run(Package);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(said, run.Errors.TrimEnd().Split('\n'));
        Assert.Equal("the former", File.ReadAllText(_bench.Ffmpeg));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.Temporary));
    }

    private static byte[] Elf(byte machine, int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(content, 0);
        content[18] = machine;
        content[19] = 0;
        return content;
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return archive.ToArray();
    }

    private static byte[] Compressed(byte[] archive)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(archive);
        return compressed.ToArray();
    }
}
