namespace GenreFunctions.Local.Hosting.Data;

/// <summary>Files that only the user who runs the host may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file so that a reader, or a restart after a crash, sees all of it or none.</summary>
    public static void Write(string path, string text)
    {
        var beside = path + ".new";
        File.Delete(beside);
        using (var stream = new FileStream(beside, OwnerOnlyOptions(FileMode.CreateNew)))
        using (var writer = new StreamWriter(stream))
            writer.Write(text);
        File.Move(beside, path, overwrite: true);
    }

    private static FileStreamOptions OwnerOnlyOptions(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
