namespace GenreFunctions.Functions.Http;

/// <summary>An error as RFC 9457 has it. Its type is <c>about:blank</c>, which goes without saying: the status is all there is to tell kinds apart.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">A sentence: what, where, what to do.</param>
internal sealed record ProblemBody(string Title, int Status, string Detail);
