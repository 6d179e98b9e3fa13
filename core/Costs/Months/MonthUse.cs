namespace GenreFunctions.Costs.Months;

/// <summary>What a month asks of instances, scheduler and logs.</summary>
/// <param name="Instances">The instances; <see langword="null"/> on a plan that bills executions.</param>
/// <param name="ActionsPerSecond">Actions of the Durable Task Scheduler, on average.</param>
/// <param name="LogBytesPerDay">Bytes of logs a day, on average.</param>
public sealed record MonthUse(InstanceUse? Instances, decimal ActionsPerSecond, decimal LogBytesPerDay);
