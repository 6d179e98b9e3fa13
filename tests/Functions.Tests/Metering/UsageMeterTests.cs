using System.Runtime.CompilerServices;
using System.Text.Json;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Metering;

namespace GenreFunctions.Functions.Tests.Metering;

public sealed class UsageMeterTests
{
    private static readonly DateTimeOffset Start = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    // The result is looked at, so that no compiler can leave the work out.
    private static double _result;

    [Fact]
    public void Cpu_OfMoreWork_IsMore()
    {
        Assert.True(Metered(() => Work(30)).Cpu > Metered(() => Work(3)).Cpu);
    }

    [Fact]
    public async Task Cpu_OfWaitingForOthersWork_IsNotTheirs()
    {
        var awaited = TimeSpan.Zero;
        using var waiting = UsageMeter.Begin("Waiting", TimeProvider.System);
        Task others;
        using (ExecutionContext.SuppressFlow())
            others = Task.Run(() => awaited = Metered(() => Work(60)).Cpu);
        await others;
        Assert.True(waiting.Read().Cpu < awaited, $"It worked {waiting.Read().Cpu} where another flow did for {awaited}.");
    }

    [Fact]
    public void Cpu_OfAThreadThatIsHeld_StandsStill()
    {
        var other = TimeSpan.Zero;
        using var held = UsageMeter.Begin("Held", TimeProvider.System);
        var thread = new Thread(() => other = Metered(() => Work(60)).Cpu);
        thread.UnsafeStart();
        thread.Join();
        Assert.True(held.Read().Cpu < other, $"It worked {held.Read().Cpu} where another thread did for {other}.");
    }

    [Fact]
    public async Task Cpu_FollowsTheWorkOverAwaitsAndOntoOtherThreads()
    {
        var here = Metered(() => Work(20)).Cpu;
        using var meter = UsageMeter.Begin("Everywhere", TimeProvider.System);
        await Task.Yield();
        Work(20);
        await Task.Run(() => Work(20));
        await Task.WhenAll(Task.Run(() => Work(20)), Task.Run(() => Work(20)));

        // Four times the work; half of that leaves room for a machine that is busy with something else.
        Assert.True(meter.Read().Cpu > 2 * here, $"{meter.Read().Cpu} is not four times {here}.");
    }

    [Fact]
    public void Wall_OfOneThread_IsNeverLessThanItsCpu()
    {
        for (var i = 0; i < 200; i++)
        {
            var used = Metered(() => Work(1));
            Assert.InRange(used.Cpu, TimeSpan.Zero, used.Wall);
        }
    }

    [Fact]
    public void Wall_IsThatOfTheGivenClock()
    {
        var time = new ManualTime(Start);
        using var meter = UsageMeter.Begin("Timed", time);
        time.Advance(TimeSpan.FromMilliseconds(1234));
        Assert.Equal(("Timed", Start, TimeSpan.FromMilliseconds(1234), 1), (meter.Read().Function, meter.Read().Start, meter.Read().Wall, meter.Read().Attempt));
    }

    [Fact]
    public async Task Current_IsThatOfTheFunction_AndNoOtherOnes()
    {
        var gate = new TaskCompletionSource();
        var first = CountAsync("First", 1);
        var second = CountAsync("Second", 2);
        Assert.Null(UsageMeter.Current);
        gate.SetResult();
        Assert.Equal((1, 2), ((await first).StorageReads, (await second).StorageReads));

        async Task<ActivityMeters> CountAsync(string function, int times)
        {
            using var meter = UsageMeter.Begin(function, TimeProvider.System);
            await gate.Task;
            for (var i = 0; i < times; i++)
                await Task.Run(() => UsageMeter.Current!.Count(StorageOperation.Read, 10, 1));
            return meter.Read();
        }
    }

    [Fact]
    public void Begin_WithinAnother_CountsForTheInnerOneUntilThatEnds()
    {
        using var outer = UsageMeter.Begin("Outer", TimeProvider.System);
        using (var inner = UsageMeter.Begin("Inner", TimeProvider.System))
        {
            UsageMeter.Current!.CountRequestUnits(3.5);
            Assert.Equal((3.5, 0), (inner.Read().RequestUnits, outer.Read().RequestUnits));
        }

        UsageMeter.Current!.CountStaged(7);
        Assert.Equal((0, 7), (outer.Read().RequestUnits, outer.Read().StagedBytes));
    }

    [Fact]
    public void Counting_FromManyThreads_LosesNothing()
    {
        using var meter = UsageMeter.Begin("Busy", TimeProvider.System);
        Parallel.For(0, 10_000, i => UsageMeter.Current!.Count((StorageOperation)(i % 4), 3, 2));
        var used = meter.Read();
        Assert.Equal((2500, 2500, 2500), (used.StorageReads, used.StorageWrites, used.QueueOperations));
        Assert.Equal((22_500, 15_000), (used.StorageBytesRead, used.StorageBytesWritten));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decoder_OfItsOwn_CountsAndSaysHowItIsKnown(bool isProcessorTime)
    {
        using var meter = UsageMeter.Begin("Decoding", TimeProvider.System);
        var before = meter.Read().Cpu;
        meter.Count(new DecoderTime(TimeSpan.FromHours(1), isProcessorTime));
        Assert.True(meter.Read().Cpu - before >= TimeSpan.FromHours(1));
        Assert.Equal(!isProcessorTime, meter.Read().IsCpuDerived);
    }

    [Fact]
    public void Clock_OfThisMachine_TellsProcessorTime() => Assert.True(ThreadClock.IsProcessorTime);

    [Fact]
    public void Json_OfAnExecution_IsSmallAndComesBack()
    {
        var used = new ActivityMeters
        {
            Function = "ScoreSegments",
            Start = Start.AddTicks(1_234_567),
            Wall = TimeSpan.FromTicks(1_234_567),
            Cpu = TimeSpan.FromTicks(1_134_567),
            StorageReads = 1,
            StorageBytesRead = 2_646_000,
        };
        var json = JsonSerializer.Serialize(used);
        Assert.InRange(json.Length, 1, 200);
        Assert.Equal(used, JsonSerializer.Deserialize<ActivityMeters>(json));
        var full = used with { IsDerived = true, IsCpuDerived = true, Attempt = 3, StorageWrites = 2, QueueOperations = 3, StorageBytesWritten = 4, StagedBytes = 5, RequestUnits = 6.25 };
        Assert.Equal(full, JsonSerializer.Deserialize<ActivityMeters>(JsonSerializer.Serialize(full)));
    }

    private static ActivityMeters Metered(Action work)
    {
        using var meter = UsageMeter.Begin("Metered", TimeProvider.System);
        work();
        return meter.Read();
    }

    // Always the same work for a number, whatever the machine, and by the same machine code from the first time on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Work(int amount)
    {
        var sum = 0.0;
        for (var i = 1; i < amount * 100_000; i++)
            sum += Math.Sqrt(i);
        Volatile.Write(ref _result, sum);
    }
}
