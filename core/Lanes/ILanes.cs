namespace GenreFunctions.Lanes;

/// <summary>
/// A vector of floats whose lanes never meet: each lane carries its own frame, frequency bin or matrix column, and one instruction moves all
/// of them.
/// <para>
/// Kernels are written once against this interface. Instead of vectorising inside one Fourier transform or one median, they run
/// <see cref="Count"/> of them side by side, so that the code reads like the scalar one and needs no shuffles. Data in this layout is
/// "lane-major": element i of all lanes stands together, then element i + 1 (see <see cref="LaneTile{TLanes}"/> for the way in and out).
/// </para>
/// Implementations: <see cref="Lanes512"/>, <see cref="Lanes256"/> and <see cref="ScalarLane"/>.
/// </summary>
/// <typeparam name="TSelf">The implementation, so that the compiler makes one specialised copy of each kernel.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>How many lanes there are: 16, 8 or 1.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    static abstract TSelf Broadcast(float value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>left * right + addend, rounded once where the machine does that quickly, otherwise twice.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>left * right - subtrahend, rounded as <see cref="MultiplyAdd"/> is.</summary>
    static abstract TSelf MultiplySubtract(TSelf left, TSelf right, TSelf subtrahend);

    /// <summary>left * right + addend, rounded once on every machine: for sums of finite numbers that must have the same bits everywhere.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The smaller of two numbers; neither may be NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger of two numbers; neither may be NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    static abstract TSelf SquareRoot(TSelf value);

    static abstract TSelf Log2(TSelf value);

    /// <summary>left &lt; right ? whenLess : otherwise, lane by lane.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf whenLess, TSelf otherwise);

    /// <summary>Bit i is set where left &lt; right in lane i.</summary>
    static abstract uint LessMask(TSelf left, TSelf right);

    /// <summary>a0 b0 a1 b1 ... over both results: the one step a transposition is made of.</summary>
    static abstract void Interleave(TSelf a, TSelf b, out TSelf low, out TSelf high);

    /// <summary>The sum over the lanes.</summary>
    static abstract float Sum(TSelf value);

    void Store(float* destination);
}
