using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenreFunctions.Local.Hosting.Data;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Hosting.Keys;

/// <summary>The keys of the HTTP functions: made at the first start, kept in keys.json, compared in constant time. Thread-safe.</summary>
internal sealed class KeyRing
{
    private const string DefaultName = "default";
    private const int KeyBytes = 32;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly byte[] _master;
    private readonly Dictionary<string, byte[][]> _functions;

    private KeyRing(KeyFile file)
    {
        _master = Hash(file.MasterKey);
        _functions = file.FunctionKeys.ToDictionary(
            function => function.Key,
            function => function.Value.Values.Concat(file.AppKeys.Values).Select(Hash).Append(_master).ToArray(),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads the file; makes it, and the keys of functions that are new in it.</summary>
    /// <exception cref="HostStartException">The file is damaged.</exception>
    public static KeyRing Open(string path, IEnumerable<string> functions)
    {
        var kept = Read(path);
        var complete = new KeyFile
        {
            MasterKey = kept?.MasterKey ?? NewKey(),
            AppKeys = kept?.AppKeys ?? new Dictionary<string, string> { [DefaultName] = NewKey() },
            FunctionKeys = functions.Aggregate(
                new Dictionary<string, IReadOnlyDictionary<string, string>>(kept?.FunctionKeys ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(), StringComparer.OrdinalIgnoreCase),
                (keys, function) =>
                {
                    keys.TryAdd(function, new Dictionary<string, string> { [DefaultName] = NewKey() });
                    return keys;
                }),
        };
        if (kept is null || complete.FunctionKeys.Count > kept.FunctionKeys.Count)
            PrivateFile.Write(path, JsonSerializer.Serialize(complete, Readable));
        return new KeyRing(complete);
    }

    /// <summary>Whether a key opens a function of a level.</summary>
    public bool Opens(string function, AuthorizationLevel level, string? key)
    {
        if (level == AuthorizationLevel.Anonymous)
            return true;
        if (string.IsNullOrEmpty(key))
            return false;
        var offered = Hash(key);
        // All are compared, so that time does not tell which one it was.
        var opens = false;
        foreach (var accepted in level == AuthorizationLevel.Function ? _functions[function] : [_master])
            opens |= CryptographicOperations.FixedTimeEquals(offered, accepted);
        return opens;
    }

    private static KeyFile? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllText(path));
            if (file is { AppKeys: not null, FunctionKeys: not null }
                && file.FunctionKeys.Values.All(keys => keys is not null)
                && file.FunctionKeys.Values.SelectMany(keys => keys.Values).Concat(file.AppKeys.Values).Append(file.MasterKey).All(IsKey))
            {
                return file;
            }
        }
        catch (JsonException)
        {
            // Said below; the parser's own message might quote a key.
        }

        throw new HostStartException($"{path} does not hold the keys as it should; correct it, or remove it to get new keys.");
    }

    // An empty key would open everything to everybody.
    private static bool IsKey(string? key) => !string.IsNullOrWhiteSpace(key);

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    // Hashes are of one length, whatever the keys'.
    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
