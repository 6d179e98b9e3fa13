using System.Numerics;

namespace GenreFunctions.Tests.Costs;

/// <summary>A fraction of whole numbers without an end: exact where decimals are rounded.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (_numerator, _denominator) = (numerator / divisor, denominator / divisor);
    }

    public static Rational Zero { get; } = new(0, 1);

    public static implicit operator Rational(long number) => new(number, 1);

    public static implicit operator Rational(decimal number)
    {
        var bits = decimal.GetBits(number);
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new(bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Rational operator +(Rational one, Rational other) => new((one._numerator * other._denominator) + (other._numerator * one._denominator), one._denominator * other._denominator);

    public static Rational operator -(Rational one, Rational other) => new((one._numerator * other._denominator) - (other._numerator * one._denominator), one._denominator * other._denominator);

    public static Rational operator *(Rational one, Rational other) => new(one._numerator * other._numerator, one._denominator * other._denominator);

    public static Rational operator /(Rational one, Rational other) => new(one._numerator * other._denominator, one._denominator * other._numerator);

    public static bool operator <=(Rational one, Rational other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Rational one, Rational other) => one.CompareTo(other) >= 0;

    public static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Zero, (sum, number) => sum + number);

    public static Rational Max(Rational one, Rational other) => one >= other ? one : other;

    public static Rational Distance(Rational one, Rational other) => one >= other ? one - other : other - one;

    public int CompareTo(Rational other) => (_numerator * other._denominator).CompareTo(other._numerator * _denominator);

    public override string ToString() => $"{_numerator}/{_denominator}";
}
