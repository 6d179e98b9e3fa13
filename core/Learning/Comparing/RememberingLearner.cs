using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GenreFunctions.Learning.Comparing;

/// <summary>
/// A learner that does not train twice on the same rows with the same seed: an ensemble takes what its members have learnt already. Forgets all with
/// <see cref="Forget"/>.
/// </summary>
/// <param name="learner">What learns.</param>
public sealed class RememberingLearner(ILearner learner) : ILearner
{
    private readonly ConcurrentDictionary<string, Lazy<ITrainedLearner>> _trained = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => learner.Name;

    /// <inheritdoc/>
    public string Settings => learner.Settings;

    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var key = KeyOf(training, validation, seed);
        var trained = _trained.GetOrAdd(key, _ => new Lazy<ITrainedLearner>(() => learner.Train(training, validation, seed, watch)));
        try
        {
            return trained.Value;
        }
        catch
        {
            // A training that was called off is no answer for the next one.
            _trained.TryRemove(new(key, trained));
            throw;
        }
    }

    /// <summary>Lets go of everything that was learnt.</summary>
    public void Forget() => _trained.Clear();

    private static string KeyOf(Examples training, Examples validation, long seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var rows in (Examples[])[training, validation])
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>(rows.Features));
            hash.AppendData(MemoryMarshal.AsBytes<int>(rows.Labels));
            hash.AppendData(MemoryMarshal.AsBytes<int>(rows.Songs));
        }

        hash.AppendData(BitConverter.GetBytes(seed));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
