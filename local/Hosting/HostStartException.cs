namespace GenreFunctions.Local.Hosting;

/// <summary>The host cannot start; somebody has to change something first. Every fault is one sentence that says what.</summary>
/// <param name="faults">One or more sentences.</param>
/// <param name="exitCode">What the program ends with.</param>
internal sealed class HostStartException(IReadOnlyList<string> faults, int exitCode) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>The program was called wrongly.</summary>
    public const int WrongUse = 2;

    /// <summary>A setting, a function, a port, a tool: anything but the call.</summary>
    public const int CannotStart = 1;

    public HostStartException(string fault, int exitCode = CannotStart)
        : this([fault], exitCode)
    {
    }

    public IReadOnlyList<string> Faults { get; } = faults;

    public int ExitCode { get; } = exitCode;
}
