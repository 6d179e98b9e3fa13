using Azure;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Tagging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Health;

/// <summary>
/// Runs all checks side by side, each within a time limit, and keeps the report for some seconds: however often anybody asks, storage and store are
/// asked at most that often. Thread-safe.
/// </summary>
public sealed class HealthChecks
{
    // Load balancers wait for 5 to 30 s.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(4);

    // Shorter than any prober's interval.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<HealthCheck> _checks;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private Task<HealthReport>? _latest;
    private long _startedAt;

    internal HealthChecks(IReadOnlyList<HealthCheck> checks, TimeProvider time, ILogger logger)
    {
        _checks = checks;
        _time = time;
        _logger = logger;
    }

    /// <summary>The latest report, or a new one when that is too old. Whoever asks meanwhile shares it, so no caller's leaving ends it.</summary>
    internal Task<HealthReport> ReportAsync()
    {
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && _time.GetElapsedTime(_startedAt) >= Freshness))
            {
                _startedAt = _time.GetTimestamp();
                _latest = CheckAsync();
            }

            return _latest;
        }
    }

    private async Task<HealthReport> CheckAsync()
    {
        var at = _time.GetUtcNow();
        var findings = await Task.WhenAll(_checks.Select(FindAsync));
        var checks = _checks.Zip(findings).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return new HealthReport(findings.All(finding => finding.IsOk) ? HealthStatus.Ok : HealthStatus.Failing, at, checks);
    }

    private async Task<HealthFinding> FindAsync(HealthCheck check)
    {
        var start = _time.GetTimestamp();
        HealthFinding Finding(HealthStatus status, string detail) => new(status, detail, Math.Round(_time.GetElapsedTime(start).TotalMilliseconds, 1));
        using var limit = new CancellationTokenSource(TimeLimit, _time);
        try
        {
            // On a thread of its own: what blocks does not hold up the others, and is left behind at the limit.
            return Finding(HealthStatus.Ok, await Task.Run(() => check.RunAsync(limit.Token)).WaitAsync(limit.Token));
        }
        catch (Exception error)
        {
            _logger.LogWarning(error, "The health check {Check} failed", check.Name);
            return Finding(HealthStatus.Failing, Sentence(error, limit.IsCancellationRequested));
        }
    }

    // What others wrote into exceptions is for the log: it may say more than anybody should read.
    private static string Sentence(Exception error, bool late) => error switch
    {
        HealthFailureException or TagStoreUnavailableException or SongFailureException => error.Message,
        RequestFailedException { Status: > 0 } fault => $"It answers with status {fault.Status} ({fault.ErrorCode}).",
        OperationCanceledException when late => $"It did not answer within {TimeLimit.TotalSeconds:0} seconds.",
        _ => "It cannot be reached or used; the log of the service says why.",
    };
}
