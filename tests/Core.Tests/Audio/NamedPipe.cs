using System.Diagnostics;
using System.Runtime.Versioning;

namespace GenreFunctions.Tests.Audio;

/// <summary>A pipe with a name, as a shell's <c>&lt;(...)</c> hands it over: it can be read once, and not gone back in.</summary>
[SupportedOSPlatform("linux")]
internal sealed class NamedPipe : IDisposable
{
    private readonly Task _writing;

    public NamedPipe(string path, byte[] content)
    {
        Path = path;
        using (var make = Process.Start("mkfifo", [path]))
        {
            make.WaitForExit();
            Assert.Equal(0, make.ExitCode);
        }

        // Opening waits for a reader, so it has a thread to itself.
        _writing = Task.Factory.StartNew(() => Write(content), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public string Path { get; }

    public void Dispose()
    {
        // Whoever did not read would keep the writer waiting: this lets it go.
        if (!_writing.IsCompleted)
            new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite).Dispose();
        _writing.Wait();
    }

    private void Write(byte[] content)
    {
        try
        {
            using var pipe = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            pipe.Write(content);
        }
        catch (IOException)
        {
            // The reader went away early.
        }
    }
}
