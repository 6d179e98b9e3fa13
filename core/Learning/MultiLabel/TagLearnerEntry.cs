namespace GenreFunctions.Learning.MultiLabel;

/// <summary>A learner of several labels as the catalogue has it.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Summary">What it is, in a few words.</param>
/// <param name="CreateFor">
/// Makes it for a table's features: what is a logarithm's, and how far neighbours reach, follows from them. Throws <see cref="ArgumentException"/> where the features are not what it needs.
/// </param>
public sealed record TagLearnerEntry(string Name, string Summary, Func<LabelledTable, IMultiLabelLearner> CreateFor);
