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
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // Every answer takes as long, which no clock of the machine has a part in.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly List<(DateTime At, Action<ReplayContext> Happen)> _history = [];
    private readonly HashSet<int> _answered = [];
    private readonly HashSet<int> _rung = [];
    private DateTime _now = Start;

    public string InstanceId { get; init; } = input.Song.InstanceId;

    public IReadOnlyList<ActivityCall> Calls { get; private set; } = [];

    public IEnumerable<string> Names => Calls.Select(call => call.Name);

    /// <summary>When each timer rings, in the order in which they were set.</summary>
    public IReadOnlyList<DateTime> Timers { get; private set; } = [];

    /// <summary>Times that it was run from the top.</summary>
    public int Runs { get; private set; }

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
            var open = Calls.Where(call => !_answered.Contains(call.Id)).ToArray();
            var timer = Enumerable.Range(0, Timers.Count).Where(timer => !_rung.Contains(timer)).OrderBy(timer => Timers[timer]).Cast<int?>().FirstOrDefault();
            if (timer is { } due && (open.Length == 0 || Timers[due] <= _now))
                Ring(due);
            else
                await AnswerAsync(open);
        }
    }

    private void Ring(int timer)
    {
        _rung.Add(timer);
        _now = Timers[timer] > _now ? Timers[timer] : _now;
        _history.Add((_now, context => context.Ring(timer)));
    }

    private async Task AnswerAsync(ActivityCall[] open)
    {
        Assert.NotEmpty(open);
        Open.Add(open);
        var call = open[next?.Invoke(open) ?? 0];
        _answered.Add(call.Id);
        _now += Step;
        try
        {
            var result = await activity(call);
            _history.Add((_now, context => context.Answer(call.Id, result, null)));
        }
        catch (Exception failure)
        {
            _history.Add((_now, context => context.Answer(call.Id, null, failure)));
        }
    }

    // Without a synchronization context everything that an answer sets off has happened when it returns.
    private Task<SongEnd> RunAgain()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Runs++;
            var context = new ReplayContext(InstanceId, input) { Now = Start };
            var run = TagSong.RunAsync(context);
            foreach (var (at, happen) in _history)
            {
                context.Now = at;
                happen(context);
            }

            Assert.Equal(Calls.Select(call => (call.Name, call.Input)), context.Calls.Take(Calls.Count).Select(call => (call.Name, call.Input)));
            Assert.Equal(Statuses, context.Statuses.Take(Statuses.Count));
            Assert.Equal(Timers, context.Timers.Take(Timers.Count));
            (Calls, Statuses, Timers) = (context.Calls, context.Statuses, context.Timers);
            return run;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
