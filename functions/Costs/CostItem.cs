using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using GenreFunctions.Functions.Costs.Rollups;

namespace GenreFunctions.Functions.Costs;

/// <summary>
/// A document of the container <c>costs</c>: a run, an idle stretch or a rollup, the same JSON in every store. What is asked for stands on top, so that no store
/// looks into <see cref="Content"/>. Written only: stores read back what they want of it, and <see cref="CostDocument"/> is what the change feed's function reads of it.
/// </summary>
/// <param name="Id">Follows from what it is: recorded again, it replaces itself.</param>
/// <param name="Kind"><see cref="CostDocument.RunKind"/>, <see cref="IdleKind"/> or <see cref="RollupKind"/>.</param>
/// <param name="Day">First part of the partition key.</param>
/// <param name="Publisher">Second part of the partition key; empty for idle stretches, as no publisher's is.</param>
/// <param name="Content">The <see cref="SongCost"/>, <see cref="IdleCost"/> or <see cref="CostRollup"/>, by <see cref="CostJson"/>.</param>
/// <param name="FirstDay">The day on which the run began.</param>
/// <param name="SongId">The run's song.</param>
/// <param name="EndedKey">When the run ended, then the run: the order in which runs are read.</param>
/// <param name="CostKey">What the run cost, then the run: texts compare as costs do.</param>
/// <param name="Cell">The run as a rollup of its own, by <see cref="CostJson"/>.</param>
internal sealed record CostItem(
    string Id,
    string Kind,
    DateOnly Day,
    string Publisher,
    [property: JsonConverter(typeof(CostJson.Property))] object Content,
    DateOnly? FirstDay = null,
    string? SongId = null,
    string? EndedKey = null,
    string? CostKey = null,
    [property: JsonConverter(typeof(CostJson.Property))] CostCell? Cell = null)
{
    public const string IdleKind = "idle";
    public const string RollupKind = "rollup";

    public static CostItem Of(SongCost run)
    {
        var meters = run.Meters;
        return new CostItem(
            $"cost-{meters.InstanceId}", CostDocument.RunKind, run.Day, meters.Publisher, run, DateOnly.FromDateTime(meters.Start.UtcDateTime), meters.SongId,
            $"{KeyOf(meters.End)}-{meters.InstanceId}",
            $"{KeyOf(run.Cost.KnownCost)}-{meters.InstanceId}",
            CostCell.Of(run));
    }

    public static CostItem Of(IdleCost idle) => new(idle.Id, IdleKind, idle.Day, Publisher: "", idle);

    public static CostItem Of(CostRollup rollup) => new(IdOf(rollup.Day, rollup.Publisher), RollupKind, rollup.Day, rollup.Publisher, rollup);

    /// <summary>A publisher may be called anything, an id may not.</summary>
    public static string IdOf(DateOnly day, string publisher) =>
        string.Create(CultureInfo.InvariantCulture, $"rollup-{day:yyyy-MM-dd}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(publisher)).AsSpan(0, 16))}");

    /// <summary>Before every <see cref="EndedKey"/> of this time and later. Ticks of UTC in 19 digits hold every year to 9999.</summary>
    public static string KeyOf(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>
    /// A cost as a text that compares as the cost does, exactly: the power of ten of its first digit, made positive, then its digits without zeros at the end. What
    /// follows has to begin with less than a digit.
    /// </summary>
    public static string KeyOf(decimal cost)
    {
        if (cost == 0)
            return "00";

        // 29 digits are all that a decimal has: d.dddE+ddd.
        var text = cost.ToString("E28", CultureInfo.InvariantCulture);
        var power = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{power + 50:D2}{text[0]}{text.AsSpan(2, 28).TrimEnd('0')}");
    }

    /// <summary>The time of an <see cref="EndedKey"/>, in ticks of UTC.</summary>
    public static long TicksOf(string endedKey) => long.Parse(endedKey.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture);
}
