using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Tests.Costs;

/// <summary>What a deployment has where nobody says otherwise: the defaults of infra/main.parameters.json.</summary>
internal static class DeployedParameters
{
    /// <summary>The default of <c>${NAME=default}</c>, a whole number.</summary>
    public static int Number(string name) => int.Parse(Regex.Match(Value(name), "=(-?[0-9]+)}$").Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Value(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra", "main.parameters.json")));
        return file.RootElement.GetProperty("parameters").GetProperty(name).GetProperty("value").GetString()!;
    }
}
