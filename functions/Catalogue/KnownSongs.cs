using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Functions.Catalogue;

/// <summary>Finds the song that a route names.</summary>
internal static class KnownSongs
{
    private const int IdDigits = 32;

    /// <exception cref="RequestProblemException">404: there is no such song.</exception>
    public static async Task<SongRecord> KnownAsync(this ITagStore store, string id, CancellationToken cancellation)
    {
        // What no song can be called is not looked up.
        if (id.Length != IdDigits || !id.All(char.IsAsciiHexDigitLower))
            throw new RequestProblemException(StatusCodes.Status404NotFound, $"A song's id is {IdDigits} hexadecimal digits in lower case, as lists give it; this is none.");
        return await store.FindAsync(id, cancellation)
            ?? throw new RequestProblemException(StatusCodes.Status404NotFound, $"There is no song {id}: it was not uploaded, or is not tagged yet.");
    }
    /// <summary>410: the song's audio is that of the version that was tagged no more.</summary>
    public static RequestProblemException AudioGone(SongUpload song) => new(
        StatusCodes.Status410Gone,
        $"The audio of song {song.SongId} was deleted or overwritten since it was tagged: see whether it was tagged again meanwhile, or upload it again as '{song.Name}'.");
}
