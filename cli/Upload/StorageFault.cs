using Azure;

namespace GenreFunctions.Cli.Upload;

/// <summary>What the storage and the file system throw at one file, in words. What the SDK says is not passed on whole: it quotes headers, and may quote addresses with a signature in them.</summary>
internal static class StorageFault
{
    /// <summary>True for what is the storage's fault, the file's or the network's, and not the program's.</summary>
    public static bool Is(Exception exception) =>
        exception is RequestFailedException or AggregateException { InnerException: RequestFailedException or HttpRequestException or IOException or OperationCanceledException }
            or IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException;

    /// <summary>A sentence to follow a colon.</summary>
    public static string InWords(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [.., var last] } => InWords(last),
        RequestFailedException { Status: 0 } fault => $"the storage does not answer: {Innermost(fault)}",
        RequestFailedException { ErrorCode: "AuthenticationFailed" } => "the storage does not accept the key or the SAS: it is another account's, or has expired.",
        RequestFailedException { Status: 403 } fault => $"the key or the SAS does not permit this ({fault.ErrorCode}).",
        RequestFailedException { ErrorCode: "ContainerNotFound" } => "there is no such container.",
        RequestFailedException fault => $"the storage answers {fault.Status} ({fault.ErrorCode ?? "without saying why"}).",
        HttpRequestException fault => $"the storage does not answer: {Innermost(fault)}",
        OperationCanceledException => "the storage did not answer in time.",
        _ => exception.Message,
    };

    private static string Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        // The system's own words; the SDK's begin with a line of their own and go on with headers.
        return fault.Message.Split('\n', 2)[0].TrimEnd('.', '\r') + ".";
    }
}
