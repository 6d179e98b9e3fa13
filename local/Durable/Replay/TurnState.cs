namespace GenreFunctions.Local.Durable.Replay;

/// <summary>Where an orchestrator is after a turn.</summary>
internal enum TurnState
{
    /// <summary>It awaits something.</summary>
    Waits = 0,

    /// <summary>It gave its output.</summary>
    Completed = 1,

    /// <summary>It threw, or may not go on.</summary>
    Failed = 2,

    /// <summary>It starts again with another input.</summary>
    ContinuesAsNew = 3,
}
