namespace GenreFunctions.Learning.Networks;

/// <summary>What the scores of a network's last layer mean.</summary>
internal interface IOutputActivation
{
    /// <summary>Turns one row's scores into probabilities, in place.</summary>
    void Apply(Span<float> scores);
}
