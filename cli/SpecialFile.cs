using System.Runtime.InteropServices;
using System.Text;

namespace GenreFunctions.Cli;

/// <summary>Tells pipes and devices from files that hold something; .NET does not.</summary>
/// <remarks>By statx(2), whose answer is laid out alike on every Linux. Elsewhere nothing is special.</remarks>
internal static class SpecialFile
{
    private const int FromCurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int AnswerBytes = 256;
    private const int ModeOffset = 28;
    private const int TypeBits = 0xF000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;

    /// <summary>True for a FIFO, a device or a socket, or a link to one; false for what is not there.</summary>
    public static bool Is(string path)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var answer = new byte[AnswerBytes];
        try
        {
            return Statx(FromCurrentFolder, Encoding.UTF8.GetBytes($"{path}\0"), 0, TypeOnly, answer) == 0
                && (BitConverter.ToUInt16(answer, ModeOffset) & TypeBits) is not (Regular or Folder);
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);
}
