namespace GenreFunctions.Simulation.Workloads;

/// <summary>When songs are uploaded.</summary>
public enum ArrivalProfile
{
    /// <summary>At random, at the same rate all the time: a Poisson process.</summary>
    Even,

    /// <summary>At random, at a rate that rises and falls once a day like a sine.</summary>
    Day,

    /// <summary>All of them within some minutes, and none before or after: a catalogue.</summary>
    Batch,
}
