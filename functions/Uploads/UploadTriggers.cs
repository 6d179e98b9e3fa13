namespace GenreFunctions.Functions.Uploads;

/// <summary>The functions that news of an upload starts: one of them is the beginning of a run, wherever somebody's upload is.</summary>
internal static class UploadTriggers
{
    /// <summary>Whether a function is one of them.</summary>
    public static bool IsOne(string function) => function is nameof(OnAudioUploaded) or nameof(OnAudioAnnounced);
}
