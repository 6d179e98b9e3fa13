using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>
/// Runs <see cref="TagSong"/> as a host does: from the top after every answer, with all that was answered before in the same order. Fails when a run calls
/// or says anything else than the run before it did.
/// </summary>
/// <param name="input">What it is started with.</param>
/// <param name="activity">Does an activity's work.</param>
/// <param name="next">Which of the open calls is answered next, by its place among them; the oldest when not given.</param>
internal sealed class Replay(TaggingRequest input, Func<ActivityCall, Task<object?>> activity, Func<IReadOnlyList<ActivityCall>, int>? next = null)
{
    private readonly List<(int Call, object? Result, Exception? Failure)> _history = [];

    public string InstanceId { get; init; } = input.Song.InstanceId;

    public IReadOnlyList<ActivityCall> Calls { get; private set; } = [];

    public IEnumerable<string> Names => Calls.Select(call => call.Name);

    public IReadOnlyList<string> Statuses { get; private set; } = [];

    /// <summary>At every answer: the activities that were open.</summary>
    public List<IReadOnlyList<ActivityCall>> Open { get; } = [];

    public async Task<SongEnd> RunAsync()
    {
        while (true)
        {
            var run = RunAgain();
            if (run.IsCompleted)
                return await run;
            var open = Calls.Where(call => _history.All(answer => answer.Call != call.Id)).ToArray();
            Assert.NotEmpty(open);
            Open.Add(open);
            var call = open[next?.Invoke(open) ?? 0];
            try
            {
                _history.Add((call.Id, await activity(call), null));
            }
            catch (Exception failure)
            {
                _history.Add((call.Id, null, failure));
            }
        }
    }

    // Without a synchronization context everything that an answer sets off has happened when it returns.
    private Task<SongEnd> RunAgain()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var context = new ReplayContext(InstanceId, input);
            var run = TagSong.RunAsync(context);
            foreach (var (call, result, failure) in _history)
                context.Answer(call, result, failure);
            Assert.Equal(Calls.Select(call => (call.Name, call.Input)), context.Calls.Take(Calls.Count).Select(call => (call.Name, call.Input)));
            Assert.Equal(Statuses, context.Statuses.Take(Statuses.Count));
            (Calls, Statuses) = (context.Calls, context.Statuses);
            return run;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
