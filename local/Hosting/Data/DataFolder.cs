namespace GenreFunctions.Local.Hosting.Data;

/// <summary>The folder in which a host keeps everything, and the lock that makes it the only one there. Disposing gives the folder back.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Receipts of blobs, places in change feeds, and when timers ran.</summary>
    public string HostDatabase => In("host.db");

    /// <summary>History of orchestrations.</summary>
    public string DurableDatabase => In("durable.db");

    /// <summary>Keys of HTTP functions.</summary>
    public string Keys => In("keys.json");

    /// <summary>The base address, while the host is up.</summary>
    public string Address => In("address.txt");

    /// <summary>What the storage emulator stores.</summary>
    public string Emulator => In("azurite");

    /// <summary>Account key of an emulator at other ports than the usual ones.</summary>
    public string EmulatorKey => In("azurite.key");

    /// <summary>How to reach the emulator, while the host is up: a connection string for whoever uploads from this machine.</summary>
    public string EmulatorConnection => In("storage.txt");

    /// <summary>Which process the emulator is.</summary>
    public string EmulatorProcess => In("azurite.pid");

    /// <summary>Takes a folder, made when it is not there.</summary>
    /// <exception cref="HostStartException">Another host has it, or it cannot be written to.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else if (!Directory.Exists(path))
                Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The data folder {path} cannot be made: {fault.Message}");
        }

        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new HostStartException($"The data folder {path} cannot be written to: {fault.Message}");
        }
        catch (IOException)
        {
            throw new HostStartException($"Another host is running on the data folder {path}; stop it, or give this one another folder with --data.");
        }
    }

    /// <summary>The app's file that stands for a Cosmos DB container.</summary>
    public string Container(string name) => In(name + ".db");

    public void Dispose() => _lock.Dispose();

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
