namespace GenreFunctions.Infra.Tests.Evaluation;

public sealed class EvaluatorTests
{
    [Theory]
    [InlineData("'a ${x} b'", "a song b")]
    [InlineData("'\\'${x}\\' ${1 + 2}\\n'", "'song' 3\n")]
    [InlineData("'''\nit's ${x}\n'''", "it's ${x}\n")]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("-2 + 5", "3")]
    [InlineData("!empty(x) && length(list) == 3", "true")]
    [InlineData("false || x != 'song'", "false")]
    [InlineData("true ? map.a : list[0]", "1")]
    [InlineData("false ? map.a : list[1]", "q")]
    [InlineData("(true ? map : other).a", "1")]
    [InlineData("map['a'] + map.b.c", "3")]
    [InlineData("null ?? x", "song")]
    [InlineData("map.?nothing ?? 'none'", "none")]
    [InlineData("[for (item, i) in list: '${i}${item}']", """["0p","1q","2r"]""")]
    [InlineData("map(list, item => toUpper(item))", """["P","Q","R"]""")]
    [InlineData("map([map], item => item.b.c)", "[2]")]
    [InlineData("filter(list, item => item != 'q' && !contains('r', item))", """["p"]""")]
    [InlineData("reduce([1, 2, 3], 0, (sum, item) => sum + item)", "6")]
    [InlineData("toObject(list, item => 'k${item}')", """{"kp":"p","kq":"q","kr":"r"}""")]
    [InlineData("union(map, { b: { d: 4 } })", """{"a":1,"b":{"c":2,"d":4}}""")]
    [InlineData("union(list, ['r', 's'])", """["p","q","r","s"]""")]
    [InlineData("map(items({ z: 1, a: 2 }), item => '${item.key}${item.value}')", """["a2","z1"]""")]
    [InlineData("concat(['a'], list)", """["a","p","q","r"]""")]
    [InlineData("map(split('a, b', ','), part => trim(part))", """["a","b"]""")]
    [InlineData("format('{0}-{1}', x, 7)", "song-7")]
    [InlineData("contains(map, 'a') && contains(list, 'r') && contains(x, 'on')", "true")]
    [InlineData("startsWith(x, 'SO') && endsWith(x, 'ng')", "true")]
    [InlineData("max(2, 5) - min([4, 1])", "4")]
    [InlineData("string(list)", """["p","q","r"]""")]
    [InlineData("uniqueString('a') == uniqueString('a') && guid('a') != guid('b')", "true")]
    public void Expression_OfKnownThings_HasItsValue(string expression, string expected)
    {
        var deployment = Deploy($"var x = 'song'\nvar list = ['p', 'q', 'r']\nvar map = {{ a: 1, b: {{ c: 2 }} }}\nvar other = {{}}\noutput value object = {expression}\n");

        Assert.Empty(deployment.Problems);
        Assert.Equal(expected, deployment.Outputs["value"].Text);
    }

    [Theory]
    [InlineData("nothing", "there is nothing called nothing")]
    [InlineData("map.b", "map has no b")]
    [InlineData("map['b']", "map has no b")]
    [InlineData("list[1]", "list has no item 1")]
    [InlineData("absent!.outputs.x", "absent is not there")]
    [InlineData("account.properties.primaryEndpoints.blobs", "has no blobs")]
    [InlineData("there.outputs.y", "infra/inner.bicep has no output y")]
    [InlineData("circle", "circle is made of itself")]
    public void Expression_OfWhatIsNotThere_IsReported(string expression, string expected)
    {
        var deployment = Deploy(
            $"var map = {{ a: 1 }}\nvar list = [1]\nvar circle = circle\nmodule absent 'inner.bicep' = if (false) {{ name: 'a' }}\nmodule there 'inner.bicep' = {{ name: 'b' }}\n" +
            $"resource account 'Microsoft.Storage/storageAccounts@2026-04-01' = {{ name: 'st' }}\noutput value object = {expression}\n",
            "output x string = 'inner'\n");

        Assert.Contains(deployment.Problems, problem => problem.Problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Choice_NotTaken_IsNotEvaluated() => Assert.Empty(Deploy("module absent 'inner.bicep' = if (false) { name: 'a' }\noutput value string = true ? 'b' : absent!.outputs.x\n", "output x string = 'inner'\n").Problems);

    [Fact]
    public void Module_WithParameters_EvaluatesWithThem()
    {
        var deployment = Deploy("module inner 'inner.bicep' = { name: 'a', params: { given: 'song' } }\noutput value string = inner.outputs.x\n", "param given string\nparam other string = '${given}s'\noutput x string = other\n");

        Assert.Equal("songs", deployment.Outputs["value"].Text);
        Assert.Equal("song", Assert.Single(deployment.Modules).Parameters["given"].Text);
    }

    [Fact]
    public void Resources_InALoopBelowAParent_HaveIdsAsAzureWritesThem()
    {
        var deployment = Deploy(
            "resource account 'A.B/accounts@2020-01-01' = { name: 'x' }\nresource parts 'A.B/accounts/parts@2020-01-01' = [for name in ['p', 'q']: { parent: account, name: name }]\n" +
            "resource role 'C.D/roles@2020-01-01' = { scope: parts[1], name: 'r' }\nresource seen 'A.B/accounts/parts@2020-01-01' existing = { name: 'x/p' }\n");

        var group = $"{Deployer.Subscription}/resourceGroups/rg-test/providers";
        Assert.Equal(
            [$"{group}/A.B/accounts/x", $"{group}/A.B/accounts/x/parts/p", $"{group}/A.B/accounts/x/parts/q", $"{group}/A.B/accounts/x/parts/q/providers/C.D/roles/r", $"{group}/A.B/accounts/x/parts/p"],
            deployment.Everything.Select(resource => resource.Id));
        Assert.Equal(4, deployment.Resources.Count());
    }

    [Fact]
    public void Template_OfPlainJson_IsDeployedOncePerCopy()
    {
        const string Template = """
            { "parameters": { "names": { "type": "array" }, "link": { "type": "string" } },
              "resources": [{ "copy": { "name": "c", "count": "[length(parameters('names'))]" }, "type": "A.B/zones", "apiVersion": "2020-01-01",
                              "name": "[format('{0}/{1}', parameters('names')[copyIndex()], parameters('link'))]" }] }
            """;
        var deployment = Deploy("module zones 'modules/zones.json' = { name: 'z', params: { names: ['a', 'b'], link: 'l' } }\n", template: Template);

        Assert.Equal(["a/l", "b/l"], deployment.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public void Finding_OfAValue_IsWhereItIsWritten()
    {
        var deployment = Deploy("resource a 'A.B/c@2020-01-01' = {\n  name: 'x'\n  properties: {\n    first: 1\n    second: true\n  }\n}\n");

        Assert.Equal(5, Assert.Single(deployment.Resources).Properties["second"].Place.Line);
        Assert.Equal(ValueKind.Missing, Assert.Single(deployment.Resources).Properties["third.fourth"].Kind);
    }

    private static Deployment Deploy(string main, string inner = "", string? template = null)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "infra", "modules"));
        File.WriteAllText(Path.Combine(folder.Path, "infra", "main.bicep"), main);
        File.WriteAllText(Path.Combine(folder.Path, "infra", "inner.bicep"), inner);
        if (template is not null)
            File.WriteAllText(Path.Combine(folder.Path, "infra", "modules", "zones.json"), template);
        return Deployment.Of(Infrastructure.Load(folder.Path), "infra/main.bicep", new Scenario("test", new Dictionary<string, Value>()));
    }
}
