namespace GenreFunctions.Learning.Ensembles;

/// <summary>Says to whoever looks on which member is learning.</summary>
internal static class MemberStage
{
    /// <summary>The watch of one member.</summary>
    public static TrainingWatch Of(TrainingWatch watch, ILearner member, int place, int count) =>
        watch with { Stage = $"{watch.Stage}, {member.Name} ({place + 1} of {count})" };
}
