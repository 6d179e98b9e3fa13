using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Learning.Comparing;

/// <summary>One line of what matters most in a comparison.</summary>
/// <param name="Question">What is asked, by which protocol: <c>report: boosted trees, leaf by leaf</c>.</param>
/// <param name="Measure">What is measured: <c>accuracy of segments</c>.</param>
/// <param name="Learner">Who reached it; where several were to choose from, the best of them.</param>
/// <param name="Found">What was reached, over the seeds.</param>
public sealed record SummaryRow(string Question, string Measure, string Learner, OverSeeds Found);
