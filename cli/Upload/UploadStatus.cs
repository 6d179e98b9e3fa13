namespace GenreFunctions.Cli.Upload;

/// <summary>What became of one file.</summary>
internal enum UploadStatus
{
    /// <summary>It was not there, and now is.</summary>
    Uploaded,

    /// <summary>Something else of that name was there; this is its new version.</summary>
    Overwritten,

    /// <summary>It was there with the same content, and was left alone.</summary>
    Unchanged,

    /// <summary>It was not uploaded; the message says why.</summary>
    Failed,
}
