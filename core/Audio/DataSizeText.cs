using System.Globalization;

namespace GenreFunctions.Audio;

/// <summary>Writes numbers of bytes as people say them.</summary>
internal static class DataSizeText
{
    /// <summary><c>4 GiB</c>, <c>1.5 MiB</c>, <c>1,000 bytes</c>.</summary>
    public static string Of(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.##} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.##} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} bytes"),
    };
}
