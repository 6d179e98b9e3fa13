using System.Runtime.InteropServices;

namespace GenreFunctions.Audio.Mpg123;

/// <summary>
/// The shared library libmpg123 where this machine has it. Only long-standing functions are used, and none whose arguments depend on
/// how it was built (file offsets). Thread-safe. Source: mpg123.h.
/// </summary>
internal sealed unsafe class Mpg123Library
{
    private static readonly Lazy<Mpg123Library?> Shared = new(() => Load(Names()));

    /// <summary>Creates a decoder; the argument is an implementation's name or null, the error's number is written.</summary>
    internal readonly delegate* unmanaged[Cdecl]<byte*, int*, nint> New;

    /// <summary>Lets go of a decoder.</summary>
    internal readonly delegate* unmanaged[Cdecl]<nint, void> Delete;

    /// <summary>Sets a parameter to a C <c>long</c> and a double.</summary>
    internal readonly delegate* unmanaged[Cdecl]<nint, int, CLong, double, int> SetParameter;

    /// <summary>Makes a decoder ready to be fed.</summary>
    internal readonly delegate* unmanaged[Cdecl]<nint, int> OpenFeed;

    /// <summary>Feeds bytes and takes samples: input, its length, output, its length, how much of it was used.</summary>
    internal readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, nuint*, int> Decode;

    /// <summary>What the samples are: rate, channels, encoding.</summary>
    internal readonly delegate* unmanaged[Cdecl]<nint, CLong*, int*, int*, int> GetFormat;

    /// <summary>The number of a decoder's last error.</summary>
    internal readonly delegate* unmanaged[Cdecl]<nint, int> LastError;

    /// <summary>The words for an error's number; static text.</summary>
    internal readonly delegate* unmanaged[Cdecl]<int, byte*> ErrorText;

    private Mpg123Library(nint library)
    {
        New = (delegate* unmanaged[Cdecl]<byte*, int*, nint>)NativeLibrary.GetExport(library, "mpg123_new");
        Delete = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "mpg123_delete");
        SetParameter = (delegate* unmanaged[Cdecl]<nint, int, CLong, double, int>)NativeLibrary.GetExport(library, "mpg123_param");
        OpenFeed = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "mpg123_open_feed");
        Decode = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, nuint*, int>)NativeLibrary.GetExport(library, "mpg123_decode");
        GetFormat = (delegate* unmanaged[Cdecl]<nint, CLong*, int*, int*, int>)NativeLibrary.GetExport(library, "mpg123_getformat");
        LastError = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "mpg123_errcode");
        ErrorText = (delegate* unmanaged[Cdecl]<int, byte*>)NativeLibrary.GetExport(library, "mpg123_plain_strerror");

        // Needed before 1.27, and nothing since then.
        var initialise = (delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(library, "mpg123_init");
        if (initialise() != 0)
            throw new DllNotFoundException("libmpg123 could not be initialised.");
        Version = Mpg123Version.Of(library);
    }

    /// <summary>The library of this machine, looked for once; <see langword="null"/> where there is none that can be used.</summary>
    public static Mpg123Library? Installed => Shared.Value;

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The first of <paramref name="names"/> that is a usable libmpg123; it stays loaded as long as this process runs.</summary>
    internal static Mpg123Library? Load(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!TryLoad(name, out var library))
                continue;
            try
            {
                return new Mpg123Library(library);
            }
            catch (Exception fault) when (fault is EntryPointNotFoundException or DllNotFoundException)
            {
                NativeLibrary.Free(library);
            }
        }

        return null;
    }

    /// <summary>
    /// Never the current folder, for a folder of songs may hold a file of that name. Windows: beside this program or in System32. macOS: where Homebrew
    /// (both processors) and MacPorts put it. Elsewhere the system's own list of folders.
    /// </summary>
    private static string[] Names()
    {
        if (OperatingSystem.IsWindows())
            return ["mpg123.dll", "libmpg123-0.dll"];
        return OperatingSystem.IsMacOS()
            ? ["/opt/homebrew/lib/libmpg123.0.dylib", "/usr/local/lib/libmpg123.0.dylib", "/opt/local/lib/libmpg123.0.dylib"]
            : ["libmpg123.so.0"];
    }

    private static bool TryLoad(string name, out nint library) => OperatingSystem.IsWindows()
        ? NativeLibrary.TryLoad(name, typeof(Mpg123Library).Assembly, DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories, out library)
        : NativeLibrary.TryLoad(name, out library);
}
