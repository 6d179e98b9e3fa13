namespace GenreFunctions.Functions.Metering;

/// <summary>How an execution of a function ended.</summary>
internal enum ExecutionOutcome
{
    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>It has no result: tried again where another attempt may help.</summary>
    Failed,

    /// <summary>Called off by a host that stops.</summary>
    Canceled,
}
