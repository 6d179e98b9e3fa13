using GenreFunctions.Cli.Costs;
using GenreFunctions.Learning.Search.Halving;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary>What a search found, as one JSON object, in full precision, with every candidate of every rung.</summary>
internal static class SearchJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, SearchFound found)
    {
        var (search, report) = (found.Search, found.Report);
        IndentedJson.Write(writer, new
        {
            found.Features,
            Learner = search.Space.Learner.Name,
            search.Protocol,
            search.Description,
            search.Songs,
            search.HeldOutSongs,
            found.Options.Seed,
            search.Fingerprint,
            report.Finished,
            Rungs = search.Rungs.Select(rung => new
            {
                Rung = rung.Number,
                rung.Candidates,
                rung.Folds,
                rung.SongShare,
                Judged = report.Rungs.FirstOrDefault(judged => judged.Rung == rung)?.Judged.Select(Judged) ?? [],
            }),
            Found = report.Winner is { } winner
                ? new { Rung = report.WinnersRung!.Rung.Number, Settings = search.Space.ValuesOf(winner.Candidate), Words = search.Space.Create(winner.Candidate).Settings }
                : null,
            HeldOut = found.HeldOut is { } heldOut ? new { Found = EvaluationJson.Of(heldOut.Chosen), Default = EvaluationJson.Of(heldOut.Default) } : null,
        });

        object Judged(JudgedCandidate one) => new
        {
            Candidate = one.Candidate.Number,
            Settings = search.Space.ValuesOf(one.Candidate),
            one.Score.Accuracy,
            one.Score.LogLoss,
            one.Seconds,
        };
    }
}
