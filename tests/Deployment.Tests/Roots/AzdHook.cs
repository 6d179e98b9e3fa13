using System.Text.RegularExpressions;

namespace GenreFunctions.Deployment.Tests.Roots;

/// <summary>A hook as azure.yaml declares it.</summary>
/// <param name="Name">As in preprovision.</param>
/// <param name="Folder">Where azd runs it, below the repository.</param>
/// <param name="PosixShell">What runs it on Linux and macOS.</param>
/// <param name="PosixRun">Its command there.</param>
/// <param name="WindowsShell">What runs it on Windows.</param>
/// <param name="WindowsRun">Its command there.</param>
internal sealed partial record AzdHook(string Name, string Folder, string PosixShell, string PosixRun, string WindowsShell, string WindowsRun)
{
    /// <summary>The scripts that the commands name, below the repository: for a POSIX shell and for PowerShell.</summary>
    public (string Posix, string Windows) Scripts => (Script(PosixRun), Script(WindowsRun));

    private string Script(string command)
    {
        var path = PathOfScript().Match(command).Value;
        return Path.GetRelativePath(RepositoryFolder.Path, Path.GetFullPath(Path.Combine(RepositoryFolder.Path, Folder, path)));
    }

    [GeneratedRegex(@"[./\w-]+\.(sh|ps1)\b")]
    private static partial Regex PathOfScript();
}
