using System.Diagnostics.CodeAnalysis;
using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable;

/// <summary>
/// The running orchestrations: what waits for each, which stand in line for a turn, and who waits for them. Only what is committed is told
/// to it, in the order of the commits. Thread-safe.
/// </summary>
internal sealed class InstanceTable
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Instance> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Instance> _byKey = [];
    private readonly Queue<Instance> _line = new();
    private int _turning;
    private bool _isClosed;
    private TaskCompletionSource? _quiet;

    /// <summary>Adds an orchestration, not in line yet.</summary>
    public void Add(Instance instance)
    {
        lock (_gate)
        {
            _byId.Add(instance.Id, instance);
            _byKey.Add(instance.Key, instance);
        }
    }

    /// <summary>Gives an orchestration something for its next turn, and puts it in line; nothing when it has ended.</summary>
    public void Post(long key, Message message)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var instance) || (message.Event.Kind == EventKind.TimerFired && instance.GivenUpTimers.Remove(message.Event.TaskId)))
                return;
            instance.Inbox.Add(message);
            Queue(instance);
        }
    }

    /// <summary>Puts an orchestration in line.</summary>
    public void Wake(Instance instance)
    {
        lock (_gate)
            Queue(instance);
    }

    /// <summary>Waits for an orchestration's turn; the turn lasts until <see cref="EndTurn"/>.</summary>
    /// <returns>False when there are to be no more turns.</returns>
    public bool TryBeginTurn([NotNullWhen(true)] out Instance? instance, out List<Message> messages)
    {
        lock (_gate)
        {
            while (!_line.TryDequeue(out instance))
            {
                if (_isClosed)
                {
                    messages = [];
                    return false;
                }

                Monitor.Wait(_gate);
            }

            _turning++;
            (instance.IsQueued, instance.IsTurning, instance.IsWoken) = (false, true, false);
            (messages, instance.Inbox) = (instance.Inbox, []);
            return true;
        }
    }

    /// <summary>Ends a turn.</summary>
    /// <param name="instance">Whose.</param>
    /// <param name="putBack">What waits for the next one, before what has come in since; no reason for one by itself.</param>
    /// <param name="change">What the turn did to it.</param>
    public void EndTurn(Instance instance, IReadOnlyList<Message> putBack, Action<Instance>? change = null)
    {
        lock (_gate)
        {
            change?.Invoke(instance);
            instance.Inbox.InsertRange(0, putBack);
            instance.IsTurning = false;
            if (instance.HasEnded)
            {
                _byId.Remove(instance.Id);
                _byKey.Remove(instance.Key);
                instance.Started?.TrySetResult();
                instance.Ended?.TrySetResult();
            }
            else
            {
                if (instance.Status != OrchestrationRuntimeStatus.Pending)
                    instance.Started?.TrySetResult();
                if (instance.IsWoken)
                    Queue(instance);
            }

            _turning--;
            if (_turning == 0 && _line.Count == 0)
                _quiet?.TrySetResult();
        }
    }

    /// <summary>Completes when an orchestration has started or ended; at once when it has, or is not there.</summary>
    public Task WhenStarted(string instanceId) => When(
        instanceId, instance => instance.Status != OrchestrationRuntimeStatus.Pending ? null : instance.Started ??= Signal());

    /// <summary>Completes when an orchestration has ended; at once when it has, or is not there.</summary>
    public Task WhenEnded(string instanceId) => When(instanceId, instance => instance.Ended ??= Signal());

    /// <summary>Completes when nobody is in line and no turn is on.</summary>
    public Task WhenQuiet()
    {
        lock (_gate)
        {
            _quiet = Signal();
            if (_turning == 0 && _line.Count == 0)
                _quiet.SetResult();
            return _quiet.Task;
        }
    }

    /// <summary>Lets the threads that wait for turns go, once nobody is in line.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Lets go who still waits for an orchestration.</summary>
    public void GiveUp(Exception reason)
    {
        lock (_gate)
        {
            foreach (var instance in _byKey.Values)
            {
                instance.Started?.TrySetException(reason);
                instance.Ended?.TrySetException(reason);
            }
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task When(string instanceId, Func<Instance, TaskCompletionSource?> signal)
    {
        lock (_gate)
            return _byId.TryGetValue(instanceId, out var instance) ? signal(instance)?.Task ?? Task.CompletedTask : Task.CompletedTask;
    }

    private void Queue(Instance instance)
    {
        if (instance.IsTurning)
        {
            instance.IsWoken = true;
        }
        else if (!instance.IsQueued && !instance.HasEnded)
        {
            instance.IsQueued = true;
            _line.Enqueue(instance);
            Monitor.Pulse(_gate);
        }
    }
}
