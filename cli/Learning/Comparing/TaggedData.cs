using GenreFunctions.Cli.Learning.Tags;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>A table of several labels that is compared beside the genres.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="File">Where it is, and what is what in it.</param>
/// <param name="Learners">What learns: what does well, and what everybody compares with.</param>
internal sealed record TaggedData(string Name, LabelledFile File, IReadOnlyList<TagLearnerEntry> Learners)
{
    private const string SegmentsName = "features_3_sec.csv";
    private const string LabelsName = "labels.csv";

    /// <summary>The emotions of the GEMS scale that Emotify's listeners were asked for (Aljanaki, Wiering and Veltkamp, 2016), as its files spell them.</summary>
    private static readonly string[] Emotions = ["amazement", "solemnity", "tenderness", "nostalgia", "calmness", "power", "joyful_activation", "tension", "sadness"];

    /// <summary>Emotify: segments of songs with a genre, and the share of listeners who felt each of nine emotions.</summary>
    /// <param name="folder">Has the segments' features and a row of shares a song.</param>
    public static TaggedData Emotify(string folder) => new(
        "emotify",
        new LabelledFile(Path.Combine(folder, SegmentsName))
        {
            LabelsPath = Path.Combine(folder, LabelsName),
            SongColumn = "track id",
            Tags = Emotions,
            // About as many emotions a song as its listeners chose.
            PresentFrom = 1.0 / 3,
        },
        [.. ((string[])["song-mood", "songs-kernel", "songs-mlp", "songs-svm"]).Select(TagLearners.Find)]);

    /// <summary>The emotions of MULAN's collection: 593 pieces with six moods, yes or no (Trohidis et al., 2008).</summary>
    /// <param name="path">The ARFF file, whose last six attributes are the moods.</param>
    public static TaggedData MulanEmotions(string path) => new(
        "emotions",
        new LabelledFile(path) { Last = 6 },
        [.. ((string[])["tag-kernel", "tag-mean", "relevance-svm", "tag-mlp", "relevance-logistic"]).Select(TagLearners.Find)]);

    /// <summary>Whether a folder has what <see cref="Emotify"/> needs.</summary>
    public static bool IsEmotify(string folder) => System.IO.File.Exists(Path.Combine(folder, SegmentsName)) && System.IO.File.Exists(Path.Combine(folder, LabelsName));
}
