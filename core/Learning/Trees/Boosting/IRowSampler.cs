using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>Draws the rows that a round's trees are grown on.</summary>
internal interface IRowSampler
{
    /// <summary>The most that a row can count.</summary>
    double LargestWeight { get; }

    /// <summary>Draws.</summary>
    /// <param name="round">The round, from 1 on.</param>
    /// <param name="gradients">Where the rows stand before the round.</param>
    /// <param name="random">Everything random comes from here.</param>
    RowSample Draw(int round, SoftmaxGradients gradients, RandomSource random);
}
