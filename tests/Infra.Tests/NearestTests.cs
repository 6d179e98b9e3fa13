namespace GenreFunctions.Infra.Tests;

public sealed class NearestTests
{
    [Theory]
    [InlineData("endpont", " Was endpoint meant?")]
    [InlineData("ENDPOINT", " Was endpoint meant?")]
    [InlineData("something", "")]
    public void Hint_ByDistance_NamesTheNearestOrNothing(string name, string expected) => Assert.Equal(expected, Nearest.Hint(name, ["endpoint", "database"]));

    [Fact]
    public void Hint_WithoutNames_IsEmpty() => Assert.Equal("", Nearest.Hint("x", []));
}
