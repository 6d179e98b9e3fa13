using System.Net;
using Azure;
using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Http;

public sealed class HttpAnswersTests
{
    private const string Secret = "c2VjcmV0";

    public static TheoryData<Exception, int> Errors => new()
    {
        { new RequestProblemException(410, "Gone."), 410 },
        { new InvalidCursorException("Not ours."), 400 },
        { new TagStoreUnavailableException($"key {Secret}"), 503 },
        { new RequestFailedException((int)HttpStatusCode.ServiceUnavailable, $"key {Secret}"), 503 },
        { new BadHttpRequestException($"too large {Secret}", 413), 413 },
        { new BadHttpRequestException($"too slow {Secret}", 408), 408 },
        { new InvalidOperationException($"key {Secret}"), 500 },
        { new OperationCanceledException(), 500 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Answer_Error_IsAProblemWithoutSecrets(Exception error, int status)
    {
        var request = Call.Request();
        var answer = await HttpAnswers.AnswerAsync(request, NullLogger.Instance, _ => Task.FromException<IActionResult>(error));
        var detail = answer.Problem(status);
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, detail, StringComparison.Ordinal);
        Assert.Equal(status == 503 ? "5" : "", request.Header("Retry-After"));
    }

    [Fact]
    public async Task Answer_CallerHasGone_IsCancelled()
    {
        var request = Call.Request();
        request.HttpContext.RequestAborted = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            HttpAnswers.AnswerAsync(request, NullLogger.Instance, gone => Task.FromCanceled<IActionResult>(gone)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("publisher=acme")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"publisher\":1}")]
    [InlineData("{\"publisher\":\"\\ud800\"}")]
    [InlineData("{\"publisher\":\"acme\"")]
    public async Task Read_BodyThatIsNoSuchJson_Is400(string body)
    {
        var problem = await Assert.ThrowsAsync<RequestProblemException>(() => RequestBody.ReadAsync<UploadRequest>(Call.Request(body: body), CancellationToken.None));
        Assert.Equal(StatusCodes.Status400BadRequest, problem.Status);
        Assert.StartsWith("The body cannot be read: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EndlessBody_Is413()
    {
        var problem = await Assert.ThrowsAsync<RequestProblemException>(() => RequestBody.ReadAsync<UploadRequest>(Call.Request(body: new string(' ', 70_000)), CancellationToken.None));
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, problem.Status);
    }
}
