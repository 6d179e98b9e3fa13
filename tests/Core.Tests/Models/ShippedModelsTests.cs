using GenreFunctions.Models;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Tests.Models;

/// <summary>The models in <c>models/</c> against what their cards say.</summary>
public sealed class ShippedModelsTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "models");

    [Fact]
    public void Cards_OfEveryModel_NameItsIdAndLength()
    {
        var models = Directory.GetFiles(Folder, "*.onnx");
        Assert.True(models.Length >= 2);
        Assert.All(models, path =>
        {
            var card = File.ReadAllText(Path.ChangeExtension(path, ".md"));
            Assert.Contains($"id `{IdOf(path)}`, {new FileInfo(path).Length / 1000.0:0} KB", card, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void MoodCard_EveryMood_HasTheModelsThresholdAndCalibration()
    {
        using var file = File.OpenRead(Path.Combine(Folder, "emotify-mood.onnx"));
        var metadata = MoodModel.Load(file).Metadata;
        var card = File.ReadAllLines(Path.Combine(Folder, "emotify-mood.md"));

        Assert.Equal(9, metadata.Labels.Count);
        for (var i = 0; i < metadata.Labels.Count; i++)
        {
            var row = Assert.Single(card, line => line.StartsWith($"| {metadata.Labels[i]} |", StringComparison.Ordinal));
            string[] cells = [.. row.Split('|').Select(cell => cell.Trim())];
            string[] expected = [$"{metadata.Thresholds[i]:0.000}", $"{metadata.Calibration[i].Slope:0.00}", $"{metadata.Calibration[i].Intercept:0.00}"];
            Assert.Equal(expected, cells[3..6]);
        }
    }

    private static string IdOf(string path)
    {
        using var file = File.OpenRead(path);
        return Path.GetFileName(path).Contains("mood", StringComparison.Ordinal) ? MoodModel.Load(file).Metadata.Id : GenreModel.Load(file).Metadata.Id;
    }
}
