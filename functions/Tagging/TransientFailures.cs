using System.Net.Sockets;
using Azure;
using Azure.Identity;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Tagging;

/// <summary>Tells failures that may pass from those that stay, where they happen: a retry rule sees no more of them than a type's name.</summary>
internal static class TransientFailures
{
    /// <summary>Does the work of an activity.</summary>
    /// <exception cref="TransientFailureException">It failed in a way that may pass.</exception>
    /// <exception cref="SongFailureException">The storage account refused.</exception>
    public static async Task<T> ToldAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (Sentence(failure, cancellation) is { } sentence)
        {
            // Without the cause: its message may hold addresses, and all of it would stay in the orchestration's history.
            throw new TransientFailureException(sentence);
        }
        catch (RequestFailedException refusal)
        {
            throw new SongFailureException($"The storage account refused the request (status {refusal.Status} {refusal.ErrorCode}).");
        }
    }

    /// <summary>What a failure that may pass is called; <see langword="null"/> for one that stays, and for work that was called off.</summary>
    public static string? Sentence(Exception failure, CancellationToken cancellation) => failure switch
    {
        TransientFailureException or TagStoreUnavailableException => failure.Message,
        RequestFailedException { Status: 0 } => "The storage account could not be reached.",

        // Two runs of one song committed its staged audio at the same moment; the later one finds its blocks gone.
        RequestFailedException { ErrorCode: "InvalidBlockList" } => "The decoded audio was written twice at the same time.",
        RequestFailedException { Status: 408 or 429 or >= 500 } request => $"The storage account is busy or out of order (status {request.Status}).",
        AggregateException { InnerExceptions: [var first, ..] } all when all.InnerExceptions.All(one => Sentence(one, cancellation) is not null) => Sentence(first, cancellation),
        AuthenticationFailedException { InnerException: { } inner } when Sentence(inner, cancellation) is not null => "The app's identity could not be confirmed.",
        OperationCanceledException when !cancellation.IsCancellationRequested => "The storage account did not answer in time.",
        TimeoutException => "The storage account did not answer in time.",
        HttpRequestException or SocketException => "The network failed.",
        FileNotFoundException or DirectoryNotFoundException => null,
        IOException => "Reading or writing the audio failed.",
        _ => null,
    };
}
