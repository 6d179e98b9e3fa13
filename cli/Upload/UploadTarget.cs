using Azure;
using Azure.Core;
using Azure.Storage.Blobs;

namespace GenreFunctions.Cli.Upload;

/// <summary>The container that is uploaded to. Nothing it says of itself, or of what is wrong with it, repeats a secret.</summary>
internal sealed class UploadTarget
{
    /// <summary>Where to upload when the command line does not say it.</summary>
    public const string Variable = "AUDIO_STORAGE";

    /// <summary>Says that the rest of <c>--to</c> names an environment variable, so that no secret stands on a command line, where every user of a machine may read it.</summary>
    private const string FromVariable = "env:";

    /// <summary>The service's own name for it.</summary>
    private const string DefaultContainer = "audio";

    /// <summary>Pauses of 0.5, 1, 2 s: a network that stumbles is back by then.</summary>
    private const int MaximumRetries = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(0.5);

    private readonly bool _mayCreate;

    private UploadTarget(BlobContainerClient container, bool mayCreate)
    {
        Container = container;
        _mayCreate = mayCreate;
    }

    /// <summary>The container.</summary>
    public BlobContainerClient Container { get; }

    /// <summary>Finds out what is meant.</summary>
    /// <param name="where">A connection string, a container's SAS URL, <c>env:NAME</c>, or <see langword="null"/> for <see cref="Variable"/>.</param>
    /// <param name="containerName">The container's name; <see langword="null"/> for the usual one, or the SAS URL's.</param>
    /// <exception cref="WrongUseException">It is none of these.</exception>
    public static UploadTarget Parse(string? where, string? containerName)
    {
        var (text, origin) = Resolve(where);
        try
        {
            return text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                ? OfSas(new Uri(text), containerName, origin)
                : new UploadTarget(new BlobContainerClient(text, CheckedName(containerName ?? DefaultContainer), Options()), mayCreate: true);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            throw new WrongUseException($"{origin} is neither a connection string of a storage account nor the SAS URL of a container.");
        }
    }

    /// <summary>Sees to it that the storage answers and the container is there, as far as the key or SAS permits.</summary>
    /// <param name="create">Makes it when it is not there.</param>
    /// <param name="cancellation">Stops the attempt.</param>
    /// <exception cref="WrongUseException">The storage does not answer, or does not accept the key.</exception>
    public async Task PrepareAsync(bool create, CancellationToken cancellation)
    {
        if (!_mayCreate)
            return;
        try
        {
            if (create)
                await Container.CreateIfNotExistsAsync(cancellationToken: cancellation).ConfigureAwait(false);
            else
                await Container.ExistsAsync(cancellation).ConfigureAwait(false);
        }
        catch (RequestFailedException refused) when (refused.Status == 403 && !Container.CanGenerateSasUri)
        {
            // A connection string with a SAS in place of the key, which need not permit to create containers.
        }
        catch (Exception fault) when (StorageFault.Is(fault) && !cancellation.IsCancellationRequested)
        {
            throw new WrongUseException($"Nothing can be uploaded to {Container.Uri.Authority}: {StorageFault.InWords(fault)}");
        }
    }

    private static (string Text, string Origin) Resolve(string? where)
    {
        if (where is null)
        {
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
                ? (set, $"What {Variable} holds")
                : throw new WrongUseException($"Say where to upload: with --to, or in the environment variable {Variable}.");
        }

        if (!where.StartsWith(FromVariable, StringComparison.Ordinal))
            return (where, "What --to says");
        var name = where[FromVariable.Length..];
        return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? (value, $"What {name} holds")
            : throw new WrongUseException($"--to says {FromVariable}{name}, but there is no environment variable {name}.");
    }

    private static UploadTarget OfSas(Uri address, string? containerName, string origin)
    {
        var parts = new BlobUriBuilder(address);
        if (parts.Sas is null)
            throw new WrongUseException($"{origin} is an address without a SAS: use a connection string, or a container's SAS URL.");
        if (parts.BlobContainerName.Length == 0 || parts.BlobName.Length > 0)
            throw new WrongUseException($"{origin} has to be the SAS URL of a container, as in https://account.blob.core.windows.net/{DefaultContainer}?sv=...");
        if (containerName is not null && containerName != parts.BlobContainerName)
            throw new WrongUseException($"--container says '{containerName}', but the SAS is for the container '{parts.BlobContainerName}'.");
        return new UploadTarget(new BlobContainerClient(address, Options()), mayCreate: false);
    }

    /// <summary>Azure's rule for containers.</summary>
    private static string CheckedName(string name) =>
        name.Length is >= 3 and <= 63 && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && !name.StartsWith('-') && !name.EndsWith('-') && !name.Contains("--", StringComparison.Ordinal)
            ? name
            : throw new WrongUseException($"--container is '{name}', but has to be 3 to 63 small letters, digits and single dashes.");

    private static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = MaximumRetries;
        options.Retry.Delay = RetryDelay;
        return options;
    }
}
