namespace GenreFunctions.Cli.Watch;

/// <summary>A page of the service's list, the song tagged last first.</summary>
internal sealed record ServicePage(IReadOnlyList<ServiceSong> Songs, string? Cursor = null);
