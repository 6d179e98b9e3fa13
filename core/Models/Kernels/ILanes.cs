namespace GenreFunctions.Models.Kernels;

/// <summary>
/// A register of floats. The kernels are written once over this and compiled once for each width;
/// <see cref="MultiplyAdd"/> rounds once, so every width gives the same bits.
/// </summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Floats in the register.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    static abstract TSelf Broadcast(float value);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    void Store(float* destination);
}
