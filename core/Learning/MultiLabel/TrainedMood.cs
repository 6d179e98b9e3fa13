namespace GenreFunctions.Learning.MultiLabel;

/// <summary>A model of moods fresh from training.</summary>
/// <param name="File">The ONNX file; its output <c>tags</c> is a segment's moods.</param>
/// <param name="Thresholds">From which mean over a song's segments on a mood is said, one a tag; in the file's metadata as <c>tagThresholds</c>.</param>
/// <param name="Calibration">Such a mean as the probability that the tag is there, one a tag; in the file's metadata as <c>tagCalibration</c>.</param>
/// <param name="Songs">What the song folds found.</param>
public sealed record TrainedMood(byte[] File, IReadOnlyList<double> Thresholds, IReadOnlyList<TagCalibration> Calibration, MultiLabelReport Songs);
