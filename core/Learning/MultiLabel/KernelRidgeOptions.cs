using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>How <see cref="KernelRidge"/> learns.</summary>
public sealed record KernelRidgeOptions
{
    /// <summary>What is done to the features first; distances need them standardised.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>How fast likeness falls with distance, exp(-gamma d^2), above 0; <see langword="null"/> for 1 / columns. Less of it: smoother answers.</summary>
    public double? Gamma { get; init; }

    /// <summary>How much a training row may be missed, above 0: what is added to the diagonal. More of it: smoother answers.</summary>
    public double Ridge { get; init; } = 1;

    /// <summary>Whether classes are learnt too, where there are any. A network tells them better.</summary>
    public bool LearnClasses { get; init; } = true;
}
