using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

public sealed class CostItemTests
{
    private static readonly Gen<decimal> Costs =
        from low in Gen.OneOf(Gen.Choose(0, 1000), ArbMap.Default.GeneratorFor<int>())
        from middle in Gen.OneOf(Gen.Constant(0), ArbMap.Default.GeneratorFor<int>())
        from high in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, int.MaxValue))
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, isNegative: false, (byte)scale);

    [Fact]
    public void KeyOf_AnyCosts_ComparesAsTheyDo() => Prop.ForAll(Costs.ToArbitrary(), Costs.ToArbitrary(), (one, other) =>
    {
        Assert.Equal(one.CompareTo(other), Math.Sign(string.CompareOrdinal($"{CostItem.KeyOf(one)}-a", $"{CostItem.KeyOf(other)}-a")));
        Assert.Equal(CostItem.KeyOf(one), CostItem.KeyOf(one / 1.000m));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("0", "0.000")]
    [InlineData("0", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950334", "79228162514264337593543950335")]
    [InlineData("7922816251426433759354395033.4", "7922816251426433759354395033.5")]
    [InlineData("9.9", "10")]
    [InlineData("0.1", "0.11")]
    public void KeyOf_Neighbours_AreTold(string less, string more) => Assert.Equal(
        decimal.Parse(less, System.Globalization.CultureInfo.InvariantCulture).CompareTo(decimal.Parse(more, System.Globalization.CultureInfo.InvariantCulture)),
        Math.Sign(string.CompareOrdinal(KeyOf(less), KeyOf(more))));

    private static string KeyOf(string cost) => CostItem.KeyOf(decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture)) + "-";
}
