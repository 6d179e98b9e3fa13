using GenreFunctions.Local.Durable.History;

namespace GenreFunctions.Local.Durable;

/// <summary>What turns and the client work with.</summary>
internal sealed record EngineParts(HistoryStore Store, HistoryCache Cache, InstanceTable Table, TimerQueue Timers, ActivityRunner Activities, TimeProvider Time)
{
    /// <summary>The time, in UTC.</summary>
    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>Takes a new orchestration in: its first turn is now, or when it is to start.</summary>
    public void Admit(Instance instance)
    {
        Table.Add(instance);
        if (instance.StartAt is { } startAt && startAt > Now)
            Timers.Add(startAt, () => Table.Wake(instance));
        else
            Table.Wake(instance);
    }

    /// <summary>Sees to it that a request of an orchestration is met.</summary>
    /// <param name="instance">Who asked.</param>
    /// <param name="number">Number of the event.</param>
    /// <param name="request">For what.</param>
    public void Meet(Instance instance, int number, HistoryEvent request)
    {
        var generation = instance.Generation;
        if (request.Kind == EventKind.ActivityScheduled)
            Activities.Add(new ActivityWork(instance, generation, number, request.TaskId, request.Name!));
        else if (request.Kind == EventKind.TimerCreated)
            Timers.Add(request.At, () => Table.Post(instance.Key, new Message(Message.Unstored, generation, new HistoryEvent(EventKind.TimerFired, request.TaskId, Name: null, Payload: null, Now))));
    }

    /// <summary>Takes up what was going on when the history was last written.</summary>
    public void Resume(RecordedHistory recorded)
    {
        var byKey = new Dictionary<long, Instance>();
        foreach (var instance in recorded.Instances)
        {
            byKey.Add(instance.Key, instance);
            if (!instance.HasBegun || instance.Inbox.Count > 0)
                Admit(instance);
            else
                Table.Add(instance);
        }

        foreach (var (key, number, request) in recorded.Pending)
            Meet(byKey[key], number, request);
    }
}
