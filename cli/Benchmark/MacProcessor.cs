using System.Runtime.InteropServices;
using System.Text;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>What macOS calls its processor. Source: sysctlbyname(3).</summary>
internal static class MacProcessor
{
    private const int LongestName = 256;

    /// <summary>The name, or <see langword="null"/>.</summary>
    public static string? Name()
    {
        var answer = new byte[LongestName];
        nint length = answer.Length;
        return SysctlByName("machdep.cpu.brand_string\0"u8.ToArray(), answer, ref length, 0, 0) == 0 && length > 1
            ? Encoding.UTF8.GetString(answer, 0, (int)length).TrimEnd('\0')
            : null;
    }

    [DllImport("libc", EntryPoint = "sysctlbyname")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SysctlByName(byte[] name, byte[] answer, ref nint length, nint newValue, nint newLength);
}
