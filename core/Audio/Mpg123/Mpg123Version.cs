using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace GenreFunctions.Audio.Mpg123;

/// <summary>Which libmpg123 was loaded: since 1.32 it tells (<c>1.32.10</c>); before that, Linux names the file it is mapped from (<c>0.47.0</c>, of 1.31.2).</summary>
internal static partial class Mpg123Version
{
    private const string Maps = "/proc/self/maps";

    /// <summary>The version of the loaded <paramref name="library"/>, <c>unknown</c> where it cannot be told.</summary>
    public static unsafe string Of(nint library)
    {
        if (NativeLibrary.TryGetExport(library, "mpg123_distversion", out var address))
        {
            var tell = (delegate* unmanaged[Cdecl]<uint*, uint*, uint*, byte*>)address;
            if (Marshal.PtrToStringUTF8((nint)tell(null, null, null)) is { Length: > 0 } version)
                return version;
        }

        return File.Exists(Maps) && MappedFile().Match(File.ReadAllText(Maps)) is { Success: true } mapped ? mapped.Groups[1].Value : "unknown";
    }

    [GeneratedRegex(@"/libmpg123\.so\.([0-9][0-9.]*)")]
    private static partial Regex MappedFile();
}
