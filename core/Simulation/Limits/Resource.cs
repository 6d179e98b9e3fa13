namespace GenreFunctions.Simulation.Limits;

/// <summary>Something that all instances share.</summary>
internal enum Resource : byte
{
    /// <summary>Actions of the Durable Task Scheduler.</summary>
    Actions,

    /// <summary>Events of Event Grid.</summary>
    Events,

    /// <summary>Messages of the trigger's queue.</summary>
    QueueMessages,

    /// <summary>Requests to the account of songs.</summary>
    StorageRequests,

    /// <summary>Bytes into it.</summary>
    StorageIngress,

    /// <summary>Bytes out of it.</summary>
    StorageEgress,

    /// <summary>Request units of results.</summary>
    SongUnits,

    /// <summary>Request units of costs.</summary>
    CostUnits,
}
