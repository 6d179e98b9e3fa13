namespace GenreFunctions.Learning.Trees;

/// <summary>How mixed the labels of a node are.</summary>
public enum Impurity
{
    /// <summary>1 - sum p_k^2: how often two rows drawn at random have different labels.</summary>
    Gini,

    /// <summary>-sum p_k ln p_k, in nats.</summary>
    Entropy,
}
