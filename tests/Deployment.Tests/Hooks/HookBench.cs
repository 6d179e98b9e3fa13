using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Hooks;

/// <summary>
/// A clone of its own, in a folder with spaces in its name, that hooks are run in for real, as azd runs them. What they call outside the clone are stand-ins
/// that record how they were called; of the system's programs they find those of POSIX, what the hooks say they need, and no others.
/// </summary>
internal sealed class HookBench : IDisposable
{
    /// <summary>What a POSIX system has, and beyond it what hooks/ffmpeg needs: sums, and archives that are compressed.</summary>
    private static readonly string[] Programs =
        ["cat", "chmod", "cp", "cut", "date", "dirname", "grep", "gzip", "head", "mkdir", "mktemp", "mv", "od", "printf", "rm", "sha256sum", "tar", "tr"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _tools;
    private readonly string _calls;

    /// <summary>Nothing has run yet; azd and sleep stand in already, and succeed.</summary>
    /// <param name="shell">The shell that hooks are run by: the path of sh, or of busybox.</param>
    public HookBench(string shell = "/bin/sh")
    {
        Clone = Path.Combine(_folder.Path, "a clone");
        _tools = Directory.CreateDirectory(Path.Combine(_folder.Path, "tools")).FullName;
        _calls = Directory.CreateDirectory(Path.Combine(_folder.Path, "calls")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(_folder.Path, "temporary")).FullName;
        foreach (var program in Programs)
            File.CreateSymbolicLink(Path.Combine(_tools, program), Shells.Find(program) ?? throw new InvalidOperationException($"{program} is missing: install it and start again."));
        File.CreateSymbolicLink(Path.Combine(_tools, "sh"), shell);
        Copy("infra");
        Directory.CreateDirectory(Path.Combine(Clone, "functions"));
        StandIn("azd", "");
        StandIn("sleep", "");
    }

    /// <summary>The root of the clone.</summary>
    public string Clone { get; }

    /// <summary>Where temporary files are made.</summary>
    public string Temporary { get; }

    /// <summary>The azd environment, which hooks see as their own.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Where the package's ffmpeg would be.</summary>
    public string Ffmpeg => Path.Combine(Clone, "functions/ffmpeg/ffmpeg");

    /// <summary>A file beside the clone.</summary>
    public string Put(string name, byte[] content) => _folder.File(name, content);

    /// <summary>Puts a program in another's place. It records its arguments, and then does what the script says.</summary>
    /// <param name="name">Whose place.</param>
    /// <param name="script">For a POSIX shell; <c>$call</c> says the how manieth call it is, <c>$heard</c> names the file with its standard input.</param>
    public void StandIn(string name, string script)
    {
        var path = Path.Combine(_tools, name);
        File.Delete(path);
        Directory.CreateDirectory(Path.Combine(_calls, name));
        File.WriteAllText(path, $$"""
            #!/bin/sh
            call=1
            while [ -e "{{_calls}}/{{name}}/$call.args" ]; do call=$((call + 1)); done
            heard="{{_calls}}/{{name}}/$call.heard"
            for argument in "$@"; do printf '%s\n' "$argument"; done >"{{_calls}}/{{name}}/$call.args"
            {{script}}
            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Takes a program away.</summary>
    public void Without(string name) => File.Delete(Path.Combine(_tools, name));

    /// <summary>How a stand-in was called: the arguments of every call.</summary>
    public IReadOnlyList<string[]> Calls(string name)
    {
        var folder = Path.Combine(_calls, name);
        var count = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.args").Length : 0;
        return [.. Enumerable.Range(1, count).Select(call => File.ReadAllLines(Path.Combine(folder, $"{call}.args")))];
    }

    /// <summary>What a hook had azd remember.</summary>
    public Dictionary<string, string> Remembered =>
        Calls("azd").ToDictionary(call => call[2], call => call[3], StringComparer.Ordinal);

    /// <summary>Runs a hook as azd does: its command in a script of its own, in the root's or the service's folder.</summary>
    public ProgramRun Run(AzdHook hook)
    {
        var script = _folder.File("temporary-hook.sh");
        File.WriteAllText(script, $"#!/bin/sh\nset -e\n\n{hook.PosixRun}\n");
        var environment = new Dictionary<string, string>(Environment) { ["PATH"] = _tools, ["TMPDIR"] = Temporary, ["HOME"] = _folder.Path };
        return ProgramRun.Of(Path.Combine(_tools, "sh"), [script], Path.GetFullPath(Path.Combine(Clone, hook.Folder)), environment);
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, folder), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Clone, Path.GetRelativePath(RepositoryFolder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
