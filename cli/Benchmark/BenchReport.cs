namespace GenreFunctions.Cli.Benchmark;

/// <summary>All that <c>genre bench</c> has to say.</summary>
/// <param name="Machine">What was measured on.</param>
/// <param name="WarmUpSeconds">How long it ran before that.</param>
/// <param name="IsSettled">True when the compiler had nothing left to do by then.</param>
/// <param name="Turns">How often everything was measured, in turns.</param>
/// <param name="OneCore">Songs in several forms, one after another.</param>
/// <param name="AllCores">Several songs at once.</param>
/// <param name="Stages">Where the time goes.</param>
/// <param name="WaitingShare">Of the time on one core, the part in which genre had no processor.</param>
/// <param name="Notes">What a reader has to know, a sentence each.</param>
internal sealed record BenchReport(
    MachineDescription Machine, double WarmUpSeconds, bool IsSettled, int Turns, IReadOnlyList<SongSpeed> OneCore, CoresSpeed AllCores, StageTable Stages, double WaitingShare, IReadOnlyList<string> Notes)
{
    /// <summary>What everything is compared with, for 30 seconds: see <see cref="LibrosaReference"/>.</summary>
    public double LibrosaMilliseconds { get; } = LibrosaReference.Milliseconds;
}
