namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>How features are shuffled.</summary>
public sealed record PermutationOptions
{
    /// <summary>How often each is shuffled, 2 or more. More of it: narrower intervals, as much more time.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>
    /// Whether whole songs swap their values, the segments of one song taking those of another in turn. Alone a segment gets a value that does not go with its
    /// neighbours', which songs never do; learners that read whole songs notice. Where songs are of uneven length, some values come more often than they did.
    /// </summary>
    public bool BySong { get; init; }

    /// <summary>The shuffles follow from it.</summary>
    public long Seed { get; init; } = 1;
}
