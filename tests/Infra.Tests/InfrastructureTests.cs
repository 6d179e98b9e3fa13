namespace GenreFunctions.Infra.Tests;

public sealed class InfrastructureTests
{
    [Theory]
    [InlineData("infra/main.bicep", "modules/x.bicep", "infra/modules/x.bicep")]
    [InlineData("infra/modules/a.bicep", "../workbooks/b.json", "infra/workbooks/b.json")]
    [InlineData("infra/gpu/azure.yaml", "../../functions", "functions")]
    [InlineData("azure.yaml", "./infra/hooks/a.sh", "infra/hooks/a.sh")]
    public void Resolve_FromAFile_IsFromTheRoot(string from, string path, string expected) => Assert.Equal(expected, Infrastructure.Resolve(from, path));

    [Fact]
    public void Load_WithAnotherText_ChangesThatFileOnly()
    {
        const string Changed = "infra/modules/identity.bicep";
        var infrastructure = Infrastructure.Load(RepositoryFolder.Path, new Dictionary<string, string> { [Changed] = "var a = 1\n" });

        Assert.Equal("a", Assert.Single(infrastructure.Bicep[Changed].Declarations).Name);
        Assert.Same(Repository.Infrastructure.Main, infrastructure.Main);
        Assert.NotEqual("var a = 1\n", File.ReadAllText(infrastructure.FullPath(Changed)));
    }

    [Fact]
    public void Find_OfAText_IsItsLine() => Assert.Equal(new Place("infra/main.bicep", 3), Repository.Infrastructure.Find("infra/main.bicep", "targetScope = "));
}
