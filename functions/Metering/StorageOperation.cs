namespace GenreFunctions.Functions.Metering;

/// <summary>What a request to a storage account is billed as.</summary>
internal enum StorageOperation
{
    /// <summary>Not at all.</summary>
    Free,

    /// <summary>A read, or an "other operation", which costs the same.</summary>
    Read,

    /// <summary>A write, or a listing or a container, which cost the same.</summary>
    Write,

    /// <summary>An operation of a queue.</summary>
    Queue,
}
