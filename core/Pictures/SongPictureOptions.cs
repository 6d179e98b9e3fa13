namespace GenreFunctions.Pictures;

/// <summary>How a song is drawn.</summary>
public sealed record SongPictureOptions
{
    /// <summary>Fewest columns.</summary>
    public const int MinimumColumns = 100;

    /// <summary>Most columns: as many as a large screen has.</summary>
    public const int MaximumColumns = 4_000;

    /// <summary>Columns over the whole song, <see cref="MinimumColumns"/> to <see cref="MaximumColumns"/>. Default 1,200. More show shorter events; a column shows the loudest moment in it.</summary>
    public int Columns { get; init; } = 1_200;

    /// <summary>How far below the song's loudest value the picture ends, -120 to -20. Default -80, as the model's features have it; lower shows more of what is faint.</summary>
    public double FloorDecibels { get; init; } = -80;

    /// <summary>Refuses values outside their ranges.</summary>
    internal SongPictureOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Columns, MinimumColumns, nameof(Columns));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Columns, MaximumColumns, nameof(Columns));
        if (FloorDecibels is not (>= -120 and <= -20))
            throw new ArgumentOutOfRangeException(nameof(FloorDecibels), FloorDecibels, "The floor is a number of decibels from -120 to -20.");
        return this;
    }
}
