using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>Both kinds of options that a dense network has.</summary>
internal sealed record NetworkOptions(LearnerOptions Network, PreparationOptions Preparation);
