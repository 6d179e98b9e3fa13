using System.Globalization;

namespace GenreFunctions.Bench.Scale;

/// <summary>What is measured.</summary>
/// <param name="Songs">Songs to upload, 1 or more. Default 1,000.</param>
/// <param name="Seconds">Duration of each, 3 or more. Default 30.</param>
/// <param name="Parallel">Uploads at a time, 1 or more. Default 8.</param>
/// <param name="Rate">Uploads started per second; 0, the default, is as fast as they go. Below what the service can do, latency is not waiting for the songs before.</param>
internal sealed record ScaleOptions(int Songs = 1000, double Seconds = 30, int Parallel = 8, double Rate = 0)
{
    public const string Usage = "dotnet run --project bench -c Release -- scale [--songs 1000] [--seconds 30] [--parallel 8] [--rate 0]";

    /// <summary>Reads a command line; <see langword="null"/> when it is wrong.</summary>
    public static ScaleOptions? Parse(string[] arguments)
    {
        var options = new ScaleOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || !double.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < 0)
                return null;
            options = arguments[i] switch
            {
                "--songs" when value >= 1 => options with { Songs = (int)value },
                "--seconds" when value >= 3 => options with { Seconds = value },
                "--parallel" when value >= 1 => options with { Parallel = (int)value },
                "--rate" => options with { Rate = value },
                _ => null,
            };
            if (options is null)
                return null;
        }

        return options;
    }
}
