namespace GenreFunctions.Learning;

/// <summary>A learner as the catalogue has it.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Summary">What it is, in a few words.</param>
/// <param name="ValidationShare">Share of the rows (or songs) not kept to judge by that it needs to know when to stop; 0 for learners that never look at them.</param>
/// <param name="CreateWith">The learner with its default settings; an ensemble asks for its members by name.</param>
public sealed record LearnerEntry(string Name, string Summary, double ValidationShare, Func<Func<string, ILearner>, ILearner> CreateWith)
{
    /// <summary>The learner with its default settings, and members of its own.</summary>
    public ILearner Create() => CreateWith(name => Learners.Find(name).Create());
}
