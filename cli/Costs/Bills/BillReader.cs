using System.IO.Compression;
using System.Text.Json;
using CsvHelper;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Costs.Bills;

/// <summary>Cost exports to charges, row by row.</summary>
internal static class BillReader
{
    private const string NoService = "(no service)";

    /// <summary>Reads an export; compressed ones (<c>.csv.gz</c>, as Azure also writes them) are told by their first bytes.</summary>
    /// <exception cref="InvalidDataException">It is none; the message is a sentence.</exception>
    public static IEnumerable<BilledCharge> Read(Stream file, bool effective, BillFilter filter, CancellationToken cancellation)
    {
        using var text = Decompressed(file);
        using var csv = CsvReader.Create(text, CsvFault.Reading, leaveOpen: true);
        var columns = BillColumns.Find(csv, effective, filter);
        var days = new BillDays(columns.MayBeMonthFirst);
        while (CsvFault.Next(csv, columns.Count, cancellation))
            yield return Charge(csv, columns, days, filter);
    }

    private static BilledCharge Charge(CsvReader csv, BillColumns columns, BillDays days, BillFilter filter)
    {
        var category = columns.ChargeCategory is { } column ? csv.GetString(column) : "";
        return new BilledCharge(
            days.Read(csv, columns.Day), Service(csv, columns), CsvFault.Number(csv, columns.Cost), csv.GetString(columns.Currency),
            category.Length == 0 ? BilledCharge.Usage : category, IsSelected(csv, columns, filter));
    }

    /// <summary>In FOCUS a function app is an App Service, and only the meter's category says Functions.</summary>
    private static string Service(CsvReader csv, BillColumns columns)
    {
        if (columns.MeterCategory is { } column && csv.GetString(column) is var category && ServiceNames.IsOurs(category))
            return category;
        return csv.GetString(columns.Service) is { Length: > 0 } service ? service : NoService;
    }

    private static bool IsSelected(CsvReader csv, BillColumns columns, BillFilter filter)
    {
        if (filter.ResourceGroup is not null && !filter.HasGroup(csv.GetString(columns.ResourceGroup!.Value)))
            return false;
        if (filter.Tags.Count == 0)
            return true;
        try
        {
            return filter.HasTags(csv.GetString(columns.Tags!.Value));
        }
        catch (JsonException)
        {
            throw CsvFault.Of(csv, columns.Tags!.Value, "a JSON object of names and values");
        }
    }

    private static Stream Decompressed(Stream file)
    {
        Span<byte> start = stackalloc byte[4];
        if (!file.CanSeek)
            return file;
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (start[..length].SequenceEqual("PAR1"u8))
            throw new InvalidDataException("It is a Parquet file; choose CSV as the format of the export.");
        return start is [0x1F, 0x8B, ..] ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
