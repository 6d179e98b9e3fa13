namespace GenreFunctions.Tests.Simulation;

/// <summary>
/// Queues of which the mean times are known in closed form, at loads of 70 % and more. 200,000 songs and a fixed seed: the tolerances are some three standard
/// deviations of so long a mean.
/// </summary>
public sealed class QueueingTheoryTests
{
    private const int Songs = 200_000;
    private const double Service = 0.5;

    [Theory]
    [InlineData(1, 0.7, 0.05)]
    [InlineData(3, 0.8, 0.06)]
    [InlineData(10, 0.9, 0.10)]
    public void ManyServers_ExponentialWork_WaitAsErlangC(int servers, double load, double tolerance)
    {
        var rate = servers * load / Service;

        var run = Simulations.Queue(Simulations.Fixed(servers), rate, Songs, random => Simulations.Work(Simulations.Exponential(random, Service)));

        var expected = ErlangC(servers, load) * Service / (servers * (1 - load));
        Assert.InRange(run.Waiting.Mean / expected, 1 - tolerance, 1 + tolerance);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void OneServer_FixedWork_WaitsHalfAsLong(double load)
    {
        var run = Simulations.Queue(Simulations.Fixed(1), load / Service, Songs, _ => Simulations.Work(Service));

        // Pollaczek and Khinchine, without variance.
        Assert.InRange(run.Waiting.Mean / (load * Service / (2 * (1 - load))), 0.96, 1.04);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SharedCore_TakesTheSameTimeForAnyWork_OfTheSameMean(bool isExponential)
    {
        const double Load = 0.7;

        var run = Simulations.Queue(
            Simulations.Fixed(1, slots: 500), Load / Service, Songs, random => Simulations.Work(isExponential ? Simulations.Exponential(random, Service) : Service));

        // Processor sharing: service / (1 - load), whatever the distribution.
        Assert.InRange(run.Latency.Mean / (Service / (1 - Load)), 0.95, 1.05);
        Assert.Equal(0, run.Waiting.Mean, 1e-9);
    }

    [Fact]
    public void SharedCores_WithAJobEach_DoNotSlowAnyDown()
    {
        var run = Simulations.Queue(Simulations.Fixed(1, cores: 4, slots: 4), rate: 4, 20_000, _ => Simulations.Work(Service));

        Assert.Equal(Service, run.Working.Mean, 1e-6);
        Assert.Equal(Service, run.Working.Longest, 1e-6);
    }

    [Fact]
    public void HalfACore_TakesTwiceAsLong_ButNotForWaiting()
    {
        var run = Simulations.Queue(Simulations.Fixed(1, cores: 0.5), rate: 0.001, 100, _ => Simulations.Work(cpuSeconds: 1, waitSeconds: 3));

        Assert.Equal(5, run.Latency.Longest, 1e-6);
    }

    // The probability of waiting, by the recursion of Erlang B.
    private static double ErlangC(int servers, double load)
    {
        var (offered, blocked) = (servers * load, 1.0);
        for (var n = 1; n <= servers; n++)
            blocked = offered * blocked / (n + (offered * blocked));
        return blocked / (1 - (load * (1 - blocked)));
    }
}
