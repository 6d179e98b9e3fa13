namespace GenreFunctions.Functions.Metering;

/// <summary>What an activity returns: its result or why there is none, and what it used either way. An attempt that failed has cost, too.</summary>
/// <typeparam name="T">The result.</typeparam>
/// <param name="Meters">What it used.</param>
/// <param name="Result">The result; absent when it failed.</param>
/// <param name="Failure">Why there is none.</param>
public sealed record ActivityReport<T>(ActivityMeters Meters, T? Result = default, ActivityFailure? Failure = null);
