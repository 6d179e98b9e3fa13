namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Whether one tag is there, learnt by any learner; where the training rows all say the same, that is the answer.</summary>
internal sealed class TagQuestion
{
    private readonly ITrainedLearner? _learner;
    private readonly double _always;

    private TagQuestion(ITrainedLearner? learner, double always) => (_learner, _always) = (learner, always);

    /// <summary>Learns from rows labelled 0 (absent) and 1 (present).</summary>
    public static TagQuestion Train(ILearner learner, Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        var present = training.Labels.Count(label => label == 1);
        return present == 0 || present == training.Count
            ? new TagQuestion(null, present == 0 ? 0 : 1)
            : new TagQuestion(learner.Train(training, validation, seed, watch), double.NaN);
    }

    /// <summary>The probability that the tag is there, for every row.</summary>
    public double[] Score(Examples rows)
    {
        var present = new double[rows.Count];
        if (_learner is null)
        {
            Array.Fill(present, _always);
            return present;
        }

        var both = new double[rows.Count * 2];
        _learner.Score(rows, both);
        for (var row = 0; row < present.Length; row++)
            present[row] = both[row * 2 + 1];
        return present;
    }
}
