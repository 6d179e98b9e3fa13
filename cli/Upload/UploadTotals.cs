using System.Globalization;

namespace GenreFunctions.Cli.Upload;

/// <summary>What a run has done so far.</summary>
internal sealed class UploadTotals(TimeProvider time, bool dryRun)
{
    private const double MegabyteBytes = 1e6;

    private readonly long _start = time.GetTimestamp();
    private int _uploaded;
    private int _unchanged;
    private long _sizeBytes;

    /// <summary>Files that were not uploaded.</summary>
    public int Failed { get; private set; }

    /// <summary>One more file.</summary>
    public void Add(FileUpload file)
    {
        switch (file.Status)
        {
            case UploadStatus.Failed:
                Failed++;
                break;
            case UploadStatus.Unchanged:
                _unchanged++;
                break;
            default:
                _uploaded++;
                _sizeBytes += file.SizeBytes;
                break;
        }
    }

    /// <summary><c>19 uploaded, 1 already there, 0 failed: 52.9 MB in 3.1 s, 17.1 MB/s.</c></summary>
    public override string ToString()
    {
        var megabytes = _sizeBytes / MegabyteBytes;
        var seconds = time.GetElapsedTime(_start).TotalSeconds;
        var speed = seconds > 0 && _sizeBytes > 0 ? string.Create(CultureInfo.InvariantCulture, $", {megabytes / seconds:0.0} MB/s") : "";
        return dryRun
            ? string.Create(CultureInfo.InvariantCulture, $"{_uploaded} would be uploaded, {_unchanged} already there, {Failed} failed: {megabytes:0.0} MB; this was a dry run.")
            : string.Create(CultureInfo.InvariantCulture, $"{_uploaded} uploaded, {_unchanged} already there, {Failed} failed: {megabytes:0.0} MB in {seconds:0.0} s{speed}.");
    }
}
