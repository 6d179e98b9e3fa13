namespace GenreFunctions.Audio.Ffmpeg;

/// <summary>Finds the ffmpeg program.</summary>
internal static class FfmpegProgram
{
    /// <summary>
    /// The program's full path: <paramref name="program"/> itself if it names a folder, otherwise the first such file on PATH. Never the current
    /// folder, where <see cref="System.Diagnostics.Process"/> would look first: a folder of songs may hold a file called ffmpeg.
    /// </summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static string? Find(string program) => Find(program, Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The same with <paramref name="searchPath"/> as PATH; its relative folders are passed over.</summary>
    public static string? Find(string program, string searchPath)
    {
        if (program.Contains(Path.DirectorySeparatorChar) || program.Contains(Path.AltDirectorySeparatorChar))
            return File.Exists(program) ? Path.GetFullPath(program) : null;

        var name = OperatingSystem.IsWindows() && !Path.HasExtension(program) ? program + ".exe" : program;
        foreach (var folder in searchPath.Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder) && File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }

        return null;
    }
}
