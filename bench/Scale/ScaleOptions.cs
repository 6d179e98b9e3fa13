using System.Globalization;

namespace GenreFunctions.Bench.Scale;

/// <summary>What is measured.</summary>
/// <param name="Songs">Songs to upload, 1 or more. Default 1,000.</param>
/// <param name="Seconds">Duration of each, 3 or more. Default 30.</param>
/// <param name="Parallel">Uploads at a time, 1 or more. Default 8.</param>
/// <param name="Rate">Uploads started per second; 0, the default, is as fast as they go. Below what the service can do, latency is not waiting for the songs before.</param>
/// <param name="UploadedFirst">Whether all songs are there before the service starts, so that neither uploader nor uploads take anything from it.</param>
/// <param name="WarmUp">Songs tagged before, when uploads go to a service that runs: 4, the default, leave it to compile while it is measured; a thousand do not.</param>
/// <param name="App">The program of the app: another build of it, to compare. Default: the one of this repository.</param>
internal sealed record ScaleOptions(int Songs = 1000, double Seconds = 30, int Parallel = 8, double Rate = 0, bool UploadedFirst = false, int WarmUp = 4, string? App = null)
{
    public const string Usage =
        "dotnet run --project bench -c Release -- scale [--songs 1000] [--seconds 30] [--parallel 8] [--rate 0] [--warm-up 4 | --uploaded-first] [--app GenreFunctions.Functions.dll]";

    /// <summary>Reads a command line; <see langword="null"/> when it is wrong.</summary>
    public static ScaleOptions? Parse(string[] arguments)
    {
        var options = new ScaleOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var number = double.TryParse(value, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) ? read : -1;
            var next = arguments[i] switch
            {
                "--uploaded-first" => options with { UploadedFirst = true },
                "--app" when File.Exists(value) => options with { App = Path.GetFullPath(value) },
                "--songs" when number >= 1 => options with { Songs = (int)number },
                "--seconds" when number >= 3 => options with { Seconds = number },
                "--warm-up" when number >= 1 => options with { WarmUp = (int)number },
                "--parallel" when number >= 1 => options with { Parallel = (int)number },
                "--rate" when number >= 0 => options with { Rate = number },
                _ => null,
            };
            if (next is null)
                return null;
            i += arguments[i] == "--uploaded-first" ? 0 : 1;
            options = next;
        }

        return options;
    }
}
