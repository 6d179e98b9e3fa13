using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>Every hook is there for both kinds of systems, goes by the same variables, and stops where something fails. What they call and say: <c>HookTwinsTests</c> of Deployment.Tests.</summary>
internal sealed partial class HooksAreTwins : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var script in HookScript.All(infrastructure))
        {
            if (infrastructure.Text(script.Twin) is not { } text)
            {
                yield return At(script.Path, $"{script.Twin} is missing, which is the same for the other kind of system.");
                continue;
            }

            var twin = new HookScript(script.Twin, text);
            foreach (var missing in Variables(script.Code).Except(Variables(twin.Code)))
                yield return At(infrastructure.Find(script.Path, missing), $"{script.Path} goes by {missing}, and {script.Twin} does not.");
            if (script.IsShell && !script.Text.StartsWith("#!/bin/sh\n", StringComparison.Ordinal))
                yield return At(script.Path, $"{script.Path} has to begin with #!/bin/sh, and its lines to end with a line feed.");
            if (!script.Text.Contains(script.IsShell ? "\nset -eu\n" : "\n$ErrorActionPreference = 'Stop'\n", StringComparison.Ordinal))
                yield return At(
                    script.Path,
                    $"{script.Path} goes on after a command that failed: say {(script.IsShell ? "set -eu" : "$ErrorActionPreference = 'Stop'")}.");
            if (script.IsShell && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(infrastructure.FullPath(script.Path)) & UnixFileMode.UserExecute) == 0)
                yield return At(script.Path, $"{script.Path} may not be run: git update-index --chmod=+x {script.Path}");
        }
    }

    // Those of a locale are a shell's own.
    private static HashSet<string> Variables(string text) =>
        [.. Variable().Matches(text).Select(match => match.Value).Where(name => !name.StartsWith("LC_", StringComparison.Ordinal))];

    [GeneratedRegex(@"\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b")]
    private static partial Regex Variable();
}
