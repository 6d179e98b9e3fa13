using System.Globalization;
using System.Security.Cryptography;
using GenreFunctions.Local.Hosting.Data;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>The account of a storage emulator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key, in base64.</param>
internal sealed record EmulatorAccount(string Name, string Key)
{
    // A storage account's key is so long.
    private const int KeyBytes = 64;

    /// <summary>The account of development storage; name and key are public, in Azurite's documentation and in every storage library.</summary>
    public static EmulatorAccount Development { get; } =
        new("devstoreaccount1", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    /// <summary>An account whose random key is kept in the data folder.</summary>
    public static EmulatorAccount Own(DataFolder folder)
    {
        if (!File.Exists(folder.EmulatorKey))
            PrivateFile.Write(folder.EmulatorKey, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        return new EmulatorAccount("genrefunctions", File.ReadAllText(folder.EmulatorKey));
    }

    /// <summary>How it is reached at these ports.</summary>
    public string ConnectionString(EmulatorPorts ports)
    {
        string Endpoint(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{Name}");
        return $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};BlobEndpoint={Endpoint(ports.Blobs)};QueueEndpoint={Endpoint(ports.Queues)};";
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
