using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning.Comparing;

/// <summary>How a learner did by a protocol.</summary>
/// <param name="Report">What the protocol found.</param>
/// <param name="Curve">Its learning curve; empty for learners that know no rounds.</param>
public sealed record ComparedLearner(ProtocolReport Report, IReadOnlyList<CurvePoint> Curve);
