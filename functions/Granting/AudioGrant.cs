namespace GenreFunctions.Functions.Granting;

/// <summary>Leave to listen to one song.</summary>
/// <param name="Url">Where to GET it, signature included: a secret until it expires.</param>
/// <param name="ContentType">What is there.</param>
/// <param name="SizeBytes">How much.</param>
/// <param name="ExpiresAt">Until when it may be used.</param>
internal sealed record AudioGrant(string Url, string ContentType, long SizeBytes, DateTimeOffset ExpiresAt);
