using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Granting;

/// <summary>What a caller asks for.</summary>
/// <param name="Publisher">Whose song: the first segment of the blob's name.</param>
/// <param name="Name">The song's name, with a path if wanted.</param>
/// <param name="Ttl">For how many minutes; see <see cref="UploadGranter"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record UploadRequest(string? Publisher, string? Name, int? Ttl);
