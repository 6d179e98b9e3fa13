using System.CommandLine;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Cli.Simulation;

/// <summary>The options that say what is uploaded, and when.</summary>
internal sealed class WorkloadArguments
{
    private const string ProfileName = "--profile";

    private static readonly string[] Profiles = [.. Enum.GetNames<ArrivalProfile>().Select(name => name.ToLowerInvariant())];

    private readonly Option<decimal?> _songs = NumberOption.Amount(0.001m, (decimal)Workload.MostSongsPerDay, null, "Songs a day.", "--songs-per-day");

    private readonly Option<string> _profile = new(ProfileName)
    {
        Description = "When they are uploaded: even (at random, all day), day (more by day than by night), or batch (all within --within).",
        HelpName = "name",
        DefaultValueFactory = _ => Profiles[0],
    };

    private readonly Option<decimal?> _peak = NumberOption.Amount(1, 2, null, "For day: the busiest moment's rate over the mean. Default: 2.", "--peak");
    private readonly Option<decimal?> _at = NumberOption.Amount(0, 23.999m, null, "For day and batch: the hour of the peak, or in which the batch begins. Default: 14.", "--at");
    private readonly Option<decimal?> _within = NumberOption.Amount(0.01m, 1440, null, "For batch: minutes in which everything is uploaded. Default: 60.", "--within");
    private readonly Option<decimal?> _hours = NumberOption.Amount(0.01m, 24, null, "For even: simulate so many hours, and scale the cost to a day. Default: 24.", "--hours");
    private readonly Option<decimal?> _length = NumberOption.Amount(3, 21_600, 240, "How long a song plays on average, in seconds.", "--song-length");
    private readonly Option<decimal?> _spread = NumberOption.Amount(0, 2, 0.3m, "How much durations differ: the standard deviation of their logarithm. 0 makes all alike.", "--song-spread");
    private readonly Option<long> _seed = NumberOption.Whole(0L, long.MaxValue, () => 1L, "What the random numbers begin with: the same seed gives the same figures.", "--seed");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _songs.Required = true;
        _profile.CompletionSources.Add([.. Profiles]);
        foreach (var option in new Option[] { _songs, _profile, _peak, _at, _within, _hours, _length, _spread, _seed })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var profile = result.GetResult(_profile) is { Tokens: [.., var given] } ? given.Value : Profiles[0];
            if (!Profiles.Contains(profile))
            {
                result.AddError($"{ProfileName} is '{profile}', but has to be one of {string.Join(", ", Profiles)}.");
                return;
            }

            Require(_peak, "day");
            Require(_at, "day", "batch");
            Require(_within, "batch");
            Require(_hours, "even");

            void Require(Option option, params string[] with)
            {
                if (result.GetResult(option) is not null && !with.Contains(profile))
                    result.AddError($"{option.Name} goes with {ProfileName} {string.Join(" or ", with)}, not with {profile}.");
            }
        });
    }

    /// <summary>The workload that was asked for.</summary>
    public Workload Read(ParseResult parse)
    {
        var standard = new Workload { SongsPerDay = 1 };
        return standard with
        {
            SongsPerDay = (double)parse.GetValue(_songs)!.Value,
            Profile = Enum.Parse<ArrivalProfile>(parse.GetValue(_profile)!, ignoreCase: true),
            PeakToMean = (double?)parse.GetValue(_peak) ?? standard.PeakToMean,
            PeakHour = (double?)parse.GetValue(_at) ?? standard.PeakHour,
            WithinMinutes = (double?)parse.GetValue(_within) ?? standard.WithinMinutes,
            Hours = (double?)parse.GetValue(_hours) ?? standard.Hours,
            MeanSeconds = (double)parse.GetValue(_length)!.Value,
            Spread = (double)parse.GetValue(_spread)!.Value,
            Seed = parse.GetValue(_seed),
        };
    }
}
