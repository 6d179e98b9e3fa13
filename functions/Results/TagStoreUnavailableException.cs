namespace GenreFunctions.Functions.Results;

/// <summary>The store cannot be reached, is locked or throttles; nothing is lost, and trying again later is right.</summary>
public sealed class TagStoreUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
