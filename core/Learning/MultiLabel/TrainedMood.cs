using GenreFunctions.Models;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>A model of moods fresh from training.</summary>
/// <param name="Model">The model; <see cref="MoodModel.Save"/> writes its file, and its metadata holds thresholds and calibration.</param>
/// <param name="Songs">What the song folds found.</param>
public sealed record TrainedMood(MoodModel Model, MultiLabelReport Songs);
