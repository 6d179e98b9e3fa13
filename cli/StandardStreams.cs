using Microsoft.Win32.SafeHandles;

namespace GenreFunctions.Cli;

/// <summary>Standard output and standard error, with faults turned into what the program does about them.</summary>
internal static class StandardStreams
{
    private const int OutputHandle = 1;

    /// <summary>EPIPE, on Linux and macOS.</summary>
    private const int BrokenPipe = 32;

    /// <summary>EAGAIN: the pipe is full, and whoever made it did not want writers to wait.</summary>
    private static readonly int PipeIsFull = OperatingSystem.IsLinux() ? 11 : 35;

    private static readonly TimeSpan FullPipePause = TimeSpan.FromMilliseconds(5);

    /// <summary>Standard output. Writing throws <see cref="ReaderGoneException"/> when nobody reads, <see cref="WrongUseException"/> on other faults.</summary>
    public static Stream OpenOutput() => new GuardedStream(OpenRawOutput, RefuseOutput);

    /// <summary>Standard error. What cannot be said there is not said: the exit code still tells.</summary>
    public static Stream OpenError() => new GuardedStream(Console.OpenStandardError, _ => false);

    /// <summary>.NET's console stream keeps quiet about broken pipes, a file stream does not; but a file stream on a file overwrites what others write there.</summary>
    private static Stream OpenRawOutput()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var raw = new FileStream(new SafeFileHandle(OutputHandle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return raw.CanSeek ? Console.OpenStandardOutput() : raw;
    }

    private static bool RefuseOutput(Exception fault)
    {
        if (IsFull(fault))
        {
            Thread.Sleep(FullPipePause);
            return true;
        }

        if (fault.HResult == BrokenPipe)
            throw new ReaderGoneException();
        throw new WrongUseException($"Standard output cannot be written: {WriteFault.InWords(fault)}");
    }

    /// <summary>.NET has misleading words for this fault; the system's number is in its HResult.</summary>
    private static bool IsFull(Exception fault) => fault is IOException && fault.HResult == PipeIsFull;
}
