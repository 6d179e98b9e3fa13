namespace GenreFunctions.Functions.Http;

/// <summary>A request cannot be answered as asked, and the caller can be told why.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">A sentence for the caller: what, where, what to do.</param>
internal sealed class RequestProblemException(int status, string detail) : Exception(detail)
{
    public int Status { get; } = status;
}
