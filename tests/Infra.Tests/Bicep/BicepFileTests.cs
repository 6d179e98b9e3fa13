namespace GenreFunctions.Infra.Tests.Bicep;

public sealed class BicepFileTests
{
    [Fact]
    public void Parameter_WithDecorators_SaysWhatItTakes()
    {
        var parameter = Assert.Single(Read("@description('a \\'b\\'')\n@allowed([1, 2])\n@minValue(1)\nparam size int = 2\n").Parameters);

        Assert.Equal(("size", "int", 4), (parameter.Name, parameter.Type, parameter.Place.Line));
        Assert.Equal([1L, 2L], parameter.Allowed);
        Assert.Equal((1L, null), (parameter.Limit("minValue"), parameter.Limit("maxValue")));
        Assert.Equal("a 'b'", ((Expression.Literal)Assert.Single(parameter.Decorator("description")!)).Value);
        Assert.False(parameter.IsRequired);
    }

    [Theory]
    [InlineData("param a string", true)]
    [InlineData("param a string?", false)]
    [InlineData("param a string = ''", false)]
    public void Parameter_ByDefaultAndType_IsRequired(string text, bool isRequired) => Assert.Equal(isRequired, Assert.Single(Read(text).Parameters).IsRequired);

    [Fact]
    public void Resource_ExistingAndConditional_IsReadWithItsVersion()
    {
        var resource = Assert.Single(Read("resource a 'X.Y/z@2020-01-01' existing = if (b) {\n  name: 'c'\n}\n").Resources);

        Assert.Equal(("X.Y/z", "2020-01-01", true, true), (resource.Type, resource.ApiVersion, resource.IsExisting, resource.IsConditional));
        Assert.Equal(2, resource.Content!.Find("name")!.Place.Line);
    }

    [Fact]
    public void Module_InALoopWithACondition_HasItsContent()
    {
        var module = Assert.Single(Read("module a 'b.bicep' = [for (x, i) in y: if (i > 0) {\n  name: x\n}]\n").Modules);

        Assert.Equal("b.bicep", module.Path);
        Assert.Equal("name", Assert.Single(module.Content!.Properties).Name);
        Assert.Equal(("x", "i"), (((Expression.Loop)module.Body).Item, ((Expression.Loop)module.Body).Counter));
    }

    [Fact]
    public void Syntax_Broken_IsMarkedWhereItIs()
    {
        var file = Read("var a = 1\nvar b = = 2\nvar c = 3\n");

        Assert.Contains(file.Syntax.All(), node => node is { IsError: true, Line: 2 });
        Assert.Contains(file.Declarations, declaration => declaration.Name == "c");
    }

    [Fact]
    public void Statement_Unknown_IsUnreadableAndNotLeftOut() => Assert.Equal("type_declaration", Assert.Single(Read("type a = string\n").Unreadable).Type);

    [Fact]
    public void TargetScope_Said_IsRead() => Assert.Equal("subscription", Read("targetScope = 'subscription'\n").TargetScope);

    private static BicepFile Read(string text) => BicepFile.Of("test.bicep", text);
}
