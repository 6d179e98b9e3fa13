using GenreFunctions.Explaining;

namespace GenreFunctions.Tests.Explaining;

/// <summary>Shapley values by their definition: over all subsets of the other players, |S|! (n - |S| - 1)! / n! of what a player adds to S.</summary>
internal static class SlowShapley
{
    /// <summary>The values of one label's game.</summary>
    public static double[] Of(SegmentScoring score, int labelCount, int label, IReadOnlyList<int[]> groups, double[] baseline, double[] features)
    {
        var players = groups.Count;
        var game = Enumerable.Range(0, 1 << players).Select(coalition => Worth(score, labelCount, label, groups, baseline, features, coalition)).ToArray();
        var values = new double[players];
        for (var player = 0; player < players; player++)
        {
            for (var coalition = 0; coalition < game.Length; coalition++)
            {
                if ((coalition >> player & 1) != 0)
                    continue;
                var size = int.PopCount(coalition);
                values[player] += Factorial(size) * Factorial(players - size - 1) / Factorial(players) * (game[coalition | 1 << player] - game[coalition]);
            }
        }

        return values;
    }

    private static double Worth(SegmentScoring score, int labelCount, int label, IReadOnlyList<int[]> groups, double[] baseline, double[] features, int coalition)
    {
        var segments = features.Length / baseline.Length;
        var sum = 0.0;
        for (var segment = 0; segment < segments; segment++)
        {
            var row = baseline.ToArray();
            for (var player = 0; player < groups.Count; player++)
            {
                foreach (var column in groups[player])
                    row[column] = (coalition >> player & 1) != 0 ? features[segment * baseline.Length + column] : baseline[column];
            }

            var probabilities = new double[labelCount];
            score(row, probabilities);
            sum += probabilities[label] / segments;
        }

        return sum;
    }

    private static double Factorial(int number) => Enumerable.Range(1, number).Aggregate(1.0, (product, factor) => product * factor);
}
