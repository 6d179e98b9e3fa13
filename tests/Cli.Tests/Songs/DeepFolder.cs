namespace GenreFunctions.Cli.Tests.Songs;

/// <summary>Folders beside a file, one in another, until their path is longer than the system takes; gone after the test.</summary>
internal sealed class DeepFolder : IDisposable
{
    private readonly string _path;

    public DeepFolder(string beside)
    {
        _path = Path.Combine(Path.GetDirectoryName(beside)!, "deep");
        ProgramRun.BytesFrom("bash", "-c", $"n=$(printf 'x%.0s' {{1..250}}); mkdir '{_path}' && cd '{_path}' && for i in {{1..20}}; do mkdir $n && cd -P ./$n 2>/dev/null || exit 1; done");
    }

    public void Dispose() => ProgramRun.BytesFrom("rm", "-rf", _path);
}
