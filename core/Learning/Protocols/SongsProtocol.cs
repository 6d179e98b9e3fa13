using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>
/// <c>songs</c>: five folds of songs, stratified, exact repetitions kept together. Every song is judged once, by a model that has heard nothing of it: what to
/// expect of an unknown song by artists that were learnt from.
/// </summary>
public sealed class SongsProtocol : IProtocol
{
    /// <summary>How many trainings that takes.</summary>
    public const int Folds = FoldParts.Folds;

    /// <inheritdoc/>
    public string Name => "songs";

    /// <inheritdoc/>
    public bool Leaky => false;

    /// <inheritdoc/>
    public Division Divide(FeatureTable table, ProtocolOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        for (var label = 0; label < table.Labels.Count; label++)
        {
            var recordings = table.RecordingOfSong.Where((_, song) => table.LabelOfSong[song] == label).Distinct().Count();
            if (recordings < Folds)
                throw new ArgumentException($"The label '{table.Labels[label]}' has {recordings} songs; {Folds} folds need {Folds} or more of each label.");
        }

        return new Division(
            $"{Folds} stratified folds of songs, repetitions kept together; every song is judged by a model that has heard nothing of it.",
            FoldParts.Of(options, seed => Splits.BySong(table, Folds, options.ValidationShare, seed)));
    }
}
