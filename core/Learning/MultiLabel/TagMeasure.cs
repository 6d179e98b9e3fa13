namespace GenreFunctions.Learning.MultiLabel;

/// <summary>How well one tag is found.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Rows">Rows where it is known.</param>
/// <param name="There">Rows where it is.</param>
/// <param name="Said">Rows where it was said.</param>
/// <param name="Right">Rows where it was said rightly.</param>
/// <param name="AveragePrecision">
/// Mean precision over the recalls from the highest score down, sum over distinct scores of (recall gained) x (precision there)
/// (Manning, Raghavan and Schuetze, "Introduction to information retrieval", 2008, section 8.4); NaN where the tag never is.
/// </param>
/// <param name="Pearson">Correlation of score and target over the rows; NaN where one of them never changes.</param>
public sealed record TagMeasure(string Tag, int Rows, int There, int Said, int Right, double AveragePrecision, double Pearson)
{
    /// <summary>Of what was said, the share that is right; 0 where nothing was said.</summary>
    public double Precision => Said == 0 ? 0 : (double)Right / Said;

    /// <summary>Of what is there, the share that was said; 0 where it never is.</summary>
    public double Recall => There == 0 ? 0 : (double)Right / There;

    /// <summary>2 right / (said + there); 0 where it neither is nor was said.</summary>
    public double F1 => Said + There == 0 ? 0 : 2.0 * Right / (Said + There);
}
