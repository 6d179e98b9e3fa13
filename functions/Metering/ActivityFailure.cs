namespace GenreFunctions.Functions.Metering;

/// <summary>Why an activity has no result.</summary>
/// <param name="Reason">A sentence for the publisher.</param>
/// <param name="MayPass">Another attempt may help.</param>
public sealed record ActivityFailure(string Reason, bool MayPass);
