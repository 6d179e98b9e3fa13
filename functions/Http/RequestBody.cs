using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Functions.Http;

/// <summary>Reads a request's JSON body.</summary>
internal static class RequestBody
{
    // The longest name there is, in the longest way to write it, is a quarter of this.
    private const int MaximumBytes = 64 * 1024;

    /// <exception cref="RequestProblemException">The body is too large, is no JSON, or has other members; the sentence says what.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await ReadAsync(request.Body, cancellation);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, AppJson.Options) ?? throw Bad("it is null.");
        }
        catch (JsonException error)
        {
            var where = string.IsNullOrEmpty(error.Path) || error.Path == "$" ? "" : $" at {error.Path}";
            throw Bad($"it is no JSON object of the expected form{where}, line {error.LineNumber + 1 ?? 1}.");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MaximumBytes)
                throw new RequestProblemException(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaximumBytes} bytes, which none needs to be.");
        }

        return bytes.ToArray();
    }

    private static RequestProblemException Bad(string why) => new(StatusCodes.Status400BadRequest, $"The body cannot be read: {why}");
}
