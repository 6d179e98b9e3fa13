using GenreFunctions.Learning.Protocols;
using GenreFunctions.Models;

namespace GenreFunctions.Learning;

/// <summary>A model fresh from training.</summary>
/// <param name="Model">The model; <see cref="GenreModel.Save"/> writes its file.</param>
/// <param name="Ended">How the training ended: <c>epoch 211 of 300</c>.</param>
/// <param name="Songs">What the song folds found; <see langword="null"/> if they were switched off.</param>
public sealed record TrainedModel(GenreModel Model, string Ended, ProtocolReport? Songs);
