using System.Globalization;

namespace GenreFunctions.Cli.Simulation;

/// <summary>Numbers with as many digits as say something.</summary>
internal static class Figures
{
    /// <summary>A count, with commas.</summary>
    public static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Some three digits: 0.012, 1.23, 123, 12,345.</summary>
    public static string Rough(double value) => value switch
    {
        >= 100 => Count(value),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 or 0 => value.ToString("0.00", CultureInfo.InvariantCulture),
        >= 0.01 => value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>A time that people wait: seconds, minutes, or hours.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 60 => $"{Rough(seconds)} s",
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };

    /// <summary>A part of a whole.</summary>
    public static string Percent(double part) => part is > 0 and < 0.01 ? "< 1 %" : string.Create(CultureInfo.InvariantCulture, $"{part * 100:0} %");

    /// <summary>A large rate or number in few digits: 12,345, or 3.13 G.</summary>
    public static string Short(double value) => value switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.00} G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.00} M"),
        _ => Rough(value),
    };

    /// <summary>A row of bars, the highest for the largest number; a dot for nothing.</summary>
    public static string Bars(IEnumerable<double> values)
    {
        const string Heights = "▁▂▃▄▅▆▇█";
        var all = values.ToArray();
        var most = all.Max();
        return string.Concat(all.Select(value => value <= 0 ? '·' : Heights[Math.Min(Heights.Length - 1, (int)(value / most * Heights.Length))]));
    }
}
