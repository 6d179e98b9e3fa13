namespace GenreFunctions.Deployment.Tests.Twins;

/// <summary>The PowerShell hooks cannot be run here; a grammar at least says whether they are PowerShell.</summary>
public sealed class PowerShellSyntaxTests
{
    [Fact]
    public void Hooks_ForWindows_ArePowerShell()
    {
        var check = Check(Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "infra/hooks"), "*.ps1"));

        Assert.Equal(("", "", 0), (check.Output, check.Errors, check.ExitCode));
    }

    [Theory]
    [InlineData("if ($true) { Write-Host 'yes'\n")]
    [InlineData("Write-Host 'no end\n")]
    [InlineData("foreach ($name in 'a', 'b' { Write-Host $name }\n")]
    [InlineData("$x = if (\n")]
    [InlineData("try { Write-Host 'alone' }\n$y = )\n")]
    [InlineData("fi\nif [ -n \"$x\" ]; then echo yes; fi\n")]
    public void Check_OfWhatIsNotPowerShell_FindsIt(string script)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("broken.ps1");
        File.WriteAllText(file, script);

        Assert.StartsWith(file, Check(file).Output, StringComparison.Ordinal);
    }

    // Optimising the grammar takes V8 a hundred times as long as the files take without that.
    private static ProgramRun Check(params string[] files) =>
        ProgramRun.Of("node", ["--liftoff-only", Path.Combine(RepositoryFolder.Path, "tests/Deployment.Tests/Twins/check-syntax.mjs"), .. files], RepositoryFolder.Path);
}
