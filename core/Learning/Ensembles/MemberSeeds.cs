namespace GenreFunctions.Learning.Ensembles;

/// <summary>Seeds of an ensemble's trainings. The first member keeps the ensemble's own seed, so that it learns what it would learn alone.</summary>
internal static class MemberSeeds
{
    /// <summary>Far more than anybody counts seeds up, so that the members of ensembles with near seeds have different ones.</summary>
    private const long Distance = 1_000_003;

    /// <summary>The seed of a member, or of any other training counted from 0.</summary>
    public static long Of(long seed, int place) => unchecked(seed + place * Distance);
}
