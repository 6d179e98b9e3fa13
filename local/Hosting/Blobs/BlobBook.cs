namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>
/// Which blobs of a container a function has dealt with: in memory, so that looking through a large container costs no queries, and in the
/// receipts, so that a restart knows it too. Thread-safe.
/// </summary>
internal sealed class BlobBook
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, KnownBlob> _blobs = new(StringComparer.Ordinal);
    private readonly BlobReceipts _receipts;
    private readonly TimeProvider _time;
    private readonly TimeSpan _firstPause;
    private long _listing;

    /// <param name="receipts">What is known from before.</param>
    /// <param name="time">The clock of the pauses.</param>
    /// <param name="firstPause">The pause after a first failure; it doubles with every further one.</param>
    public BlobBook(BlobReceipts receipts, TimeProvider time, TimeSpan firstPause)
    {
        _receipts = receipts;
        _time = time;
        _firstPause = firstPause;
        foreach (var receipt in receipts.Read())
            _blobs.Add(receipt.Name, new KnownBlob { ETag = receipt.ETag, Failures = receipt.Failures, IsDone = receipt.Done });
    }

    /// <summary>A listing begins.</summary>
    public void BeginListing()
    {
        lock (_turn)
            _listing++;
    }

    /// <summary>A blob was seen.</summary>
    /// <returns>Whether it has to be worked on now; it is taken then.</returns>
    public bool TakeIfDue(string name, string etag)
    {
        lock (_turn)
        {
            if (!_blobs.TryGetValue(name, out var blob))
                _blobs.Add(name, blob = new KnownBlob { ETag = etag });
            blob.SeenInListing = _listing;
            if (blob.IsTaken)
                return false;
            if (blob.ETag != etag)
                (blob.ETag, blob.Failures, blob.IsDone, blob.DueTimestamp) = (etag, 0, false, 0);
            if (blob.IsDone || (blob.DueTimestamp != 0 && blob.DueTimestamp > _time.GetTimestamp()))
                return false;
            blob.IsTaken = true;
            return true;
        }
    }

    /// <summary>A listing is complete: blobs that were not in it are gone.</summary>
    public void EndListing()
    {
        List<string> gone;
        lock (_turn)
        {
            gone = [.. _blobs.Where(blob => blob.Value.SeenInListing != _listing && !blob.Value.IsTaken).Select(blob => blob.Key)];
            foreach (var name in gone)
                _blobs.Remove(name);
        }

        if (gone.Count > 0)
            _receipts.Forget(gone);
    }

    /// <summary>How often the function has failed for a blob that is taken.</summary>
    public int Failures(string name)
    {
        lock (_turn)
            return _blobs[name].Failures;
    }

    /// <summary>A blob that was taken is dealt with.</summary>
    public void Done(string name) => Release(name, blob => blob.IsDone = true);

    /// <summary>The function has failed for a blob that was taken; it is tried again after a pause.</summary>
    /// <returns>Whether it has failed so often that it is to be given up instead; it stays taken then.</returns>
    public bool Failed(string name, int threshold)
    {
        var isLast = false;
        Keep(name, blob =>
        {
            isLast = ++blob.Failures >= threshold;
            blob.IsTaken = isLast;
            Pause(blob);
        });
        return isLast;
    }

    /// <summary>A blob that was taken could not be given up; that is tried again after a pause.</summary>
    public void Postponed(string name) => Release(name, Pause);

    /// <summary>A blob that was taken was not finished, because the host stops; it counts as new at the next start.</summary>
    public void Abandoned(string name)
    {
        lock (_turn)
            _blobs[name].IsTaken = false;
    }

    private void Release(string name, Action<KnownBlob> change) => Keep(name, blob =>
    {
        change(blob);
        blob.IsTaken = false;
    });

    private void Keep(string name, Action<KnownBlob> change)
    {
        BlobReceipt receipt;
        lock (_turn)
        {
            var blob = _blobs[name];
            change(blob);
            receipt = new BlobReceipt(name, blob.ETag, blob.Failures, blob.IsDone);
        }

        _receipts.Write(receipt);
    }

    private void Pause(KnownBlob blob) =>
        blob.DueTimestamp = _time.GetTimestamp() + (long)(RetryPause.After(blob.Failures, _firstPause).TotalSeconds * _time.TimestampFrequency);
}
