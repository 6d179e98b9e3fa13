using GenreFunctions.Local.Hosting.Data;

namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>The receipts of one function and container, on disk. Thread-safe.</summary>
internal sealed class BlobReceipts(HostDatabase database, string function, string container)
{
    /// <summary>All of them.</summary>
    public List<BlobReceipt> Read() => database.Read(
        "SELECT name, etag, failures, done FROM blob WHERE function = $function AND container = $container",
        row => new BlobReceipt(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3)),
        ("$function", function), ("$container", container));

    /// <summary>Keeps a receipt, in place of that of an earlier version.</summary>
    public void Write(BlobReceipt receipt) => database.Change(
        "INSERT OR REPLACE INTO blob (function, container, name, etag, failures, done) VALUES ($function, $container, $name, $etag, $failures, $done)",
        ("$function", function), ("$container", container), ("$name", receipt.Name), ("$etag", receipt.ETag), ("$failures", receipt.Failures), ("$done", receipt.Done));

    /// <summary>Forgets blobs that are gone.</summary>
    public void Forget(IReadOnlyCollection<string> names) => database.ChangeEach(
        "DELETE FROM blob WHERE function = $function AND container = $container AND name = $name",
        names,
        name => [("$function", function), ("$container", container), ("$name", name)]);
}
