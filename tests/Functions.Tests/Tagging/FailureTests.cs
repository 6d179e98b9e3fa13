using System.Net.Sockets;
using Azure;
using Azure.Identity;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Tagging;
using Microsoft.DurableTask;

namespace GenreFunctions.Functions.Tests.Tagging;

public sealed class FailureTests
{
    private const string TransientName = "GenreFunctions.Functions.Tagging.TransientFailureException";

    public static readonly TheoryData<Exception, bool> Failures = new()
    {
        { new RequestFailedException("Connection refused"), true },
        { new RequestFailedException(408, "x"), true },
        { new RequestFailedException(429, "x"), true },
        { new RequestFailedException(500, "x"), true },
        { new RequestFailedException(503, "x"), true },
        { new RequestFailedException(400, "x", "InvalidBlockList", null), true },
        { new RequestFailedException(400, "x"), false },
        { new RequestFailedException(403, "x"), false },
        { new RequestFailedException(404, "x"), false },
        { new RequestFailedException(409, "x"), false },
        { new RequestFailedException(412, "x"), false },
        { new AggregateException(new RequestFailedException("a"), new IOException("b")), true },
        { new AggregateException(new RequestFailedException("a"), new RequestFailedException(403, "b")), false },
        { new TagStoreUnavailableException("The results cannot be reached."), true },
        { new HttpRequestException("x"), true },
        { new SocketException(111), true },
        { new IOException("x"), true },
        { new TimeoutException("x"), true },
        { new TaskCanceledException("x"), true },
        { new AuthenticationFailedException("x", new RequestFailedException(503, "x")), true },
        { new AuthenticationFailedException("x"), false },
        { new FileNotFoundException("x"), false },
        { new InvalidOperationException("x", new IOException("x")), false },
        { new SongFailureException("x"), false },
        { new NotSupportedException(), false },
    };

    public static readonly TheoryData<TaskFailureDetails, bool> Details = new()
    {
        { Failure(TransientName), true },
        { Failure("Microsoft.Azure.Functions.Worker.FunctionException", inner: Failure("System.AggregateException", inner: Failure(TransientName))), true },
        { Failure("Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException", $"Result: Failure\nException: {TransientName}: The storage account is busy.\nStack:   at …"), true },
        { Failure("System.Threading.Tasks.TaskCanceledException"), true },
        { Failure("Somebody.Elses.TransientFailureException"), false },
        { Failure("System.ArgumentException"), false },
        { Failure("System.IO.IOException"), false },
        { Failure("GenreFunctions.Functions.Tagging.SongFailureException"), false },
        { Failure("System.Exception", inner: Failure("System.ArgumentException")), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Told_AFailure_IsTransientWhenItMayPass(Exception failure, bool transient)
    {
        var told = await Assert.ThrowsAnyAsync<Exception>(() => TransientFailures.ToldAsync<bool>(() => throw failure, CancellationToken.None));
        Assert.Equal(transient, told is TransientFailureException);
        if (transient)
            Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
        else if (failure is RequestFailedException refusal)
            Assert.Equal($"The storage account refused the request (status {refusal.Status} {refusal.ErrorCode}).", Assert.IsType<SongFailureException>(told).Message);
        else
            Assert.Same(failure, told);
    }

    [Fact]
    public async Task Told_WorkThatWasCalledOff_StaysCalledOffAndRunsElsewhere()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var told = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TransientFailures.ToldAsync(() => Task.FromCanceled<bool>(stopping.Token), stopping.Token));
        Assert.True(ActivityFailures.IsTransient(TaskFailureDetails.FromException(told)));
    }

    [Fact]
    public async Task Told_ATransientFailure_HoldsNothingOfItsCause()
    {
        var cause = new RequestFailedException(503, "https://account.blob.core.windows.net/audio?sig=secret");
        var told = await Assert.ThrowsAsync<TransientFailureException>(() => TransientFailures.ToldAsync<bool>(() => throw cause, CancellationToken.None));
        Assert.DoesNotContain("secret", told.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Details))]
    public void IsTransient_WhatAHostMakesOfAFailure_GoesByTheTypesName(TaskFailureDetails failure, bool transient) =>
        Assert.Equal(transient, ActivityFailures.IsTransient(failure));

    [Fact]
    public void Reason_OfAWrappedFailure_IsItsSentenceInOneLine()
    {
        var song = "GenreFunctions.Functions.Tagging.SongFailureException";
        Assert.Equal("There is no model.", ActivityFailures.Reason(Failure("System.Exception", "secret", Failure(song, "There is\nno model."))));
        Assert.Equal(500, ActivityFailures.Reason(Failure(song, new string('x', 2000))).Length);
        Assert.StartsWith("The storage account is busy. That did not pass", ActivityFailures.Reason(Failure(TransientName, "The storage account is busy.")), StringComparison.Ordinal);
    }

    private static TaskFailureDetails Failure(string type, string message = "message", TaskFailureDetails? inner = null) => new(type, message, "at Secret.Method()", inner, null);
}
