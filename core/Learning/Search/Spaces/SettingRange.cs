using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>What a setting may be. Values are texts, the same in a log, in a file of settings and in a table, and a learner is built from nothing else.</summary>
public abstract record SettingRange
{
    /// <summary>A value at random.</summary>
    internal abstract string Draw(RandomSource random);

    /// <summary>Whether a value lies in the range.</summary>
    public abstract bool Contains(string value);

    /// <summary>The values by which a learner is asked whether it can do with the range: all choices, or both ends.</summary>
    internal abstract IReadOnlyList<string> Ends { get; }

    /// <summary>The range in words: <c>0.1 to 300, logarithmic</c>.</summary>
    public abstract string Words { get; }
}
