namespace GenreFunctions.Deployment.Tests.Roots;

/// <summary>A hook as azure.yaml declares it.</summary>
/// <param name="Name">As in preprovision.</param>
/// <param name="Folder">Where azd runs it, below the repository.</param>
/// <param name="PosixRun">Its command on Linux and macOS.</param>
/// <param name="WindowsRun">Its command on Windows.</param>
internal sealed record AzdHook(string Name, string Folder, string PosixRun, string WindowsRun);
