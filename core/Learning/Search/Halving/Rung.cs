namespace GenreFunctions.Learning.Search.Halving;

/// <summary>One step of successive halving: so many candidates, each judged by some folds, learnt from a share of the songs.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Candidates">How many begin it.</param>
/// <param name="Folds">By how many folds each is judged.</param>
/// <param name="SongShare">What share of the other folds' songs each fold is learnt from.</param>
public sealed record Rung(int Number, int Candidates, int Folds, double SongShare)
{
    /// <summary>What goes on to the next rung: one in so many, which get so many times the trouble. Jamieson and Talwalkar halve; a third is what Li et al. found best.</summary>
    internal const int Factor = 3;

    /// <summary>How many trainings there are to be.</summary>
    public int Trainings => Candidates * Folds;

    /// <summary>
    /// The rungs. The last takes all folds of all songs; each one before it a third of the trouble, which is spared half in folds and half in songs, as nearly as whole folds
    /// allow: fewer folds alone judge by few songs, fewer songs alone judge what suits few songs.
    /// </summary>
    internal static IReadOnlyList<Rung> Plan(int candidates, int rungs, int folds)
    {
        var plan = new List<Rung>();
        for (var number = 1; number <= rungs; number++)
        {
            var trouble = Math.Pow(Factor, number - rungs);
            // A square root that should be whole can come out a little more.
            var judged = (int)Math.Ceiling(folds * Math.Sqrt(trouble) - 1e-9);
            plan.Add(new Rung(number, candidates, judged, Math.Min(1, folds * trouble / judged)));
            candidates = (candidates + Factor - 1) / Factor;
        }

        return plan;
    }
}
