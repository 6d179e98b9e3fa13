namespace GenreFunctions.Simulation.Engine;

/// <summary>Something that happens at a moment.</summary>
internal enum EventKind : byte
{
    /// <summary>The next upload has ended.</summary>
    Arrival,

    /// <summary>A job has reached the instances.</summary>
    Delivery,

    /// <summary>A job has what it waited for, and wants a core.</summary>
    WaitOver,

    /// <summary>A core may be done with something.</summary>
    Computed,

    /// <summary>An instance has started.</summary>
    Started,

    /// <summary>The scaler looks.</summary>
    ScaleCheck,
}
