using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Local.Hosting.Discovery;

/// <summary>Functions that a setting switches off, by the names that Azure's host looks for: with dots, and with underscores, because Linux may not have dots in a variable's name.</summary>
internal static class DisabledFunctions
{
    /// <summary>Whether a function is one of them.</summary>
    public static bool Contain(IConfiguration settings, string function) =>
        IsOn(settings[$"AzureWebJobs.{function}.Disabled"]) || IsOn(settings[$"AzureWebJobs_{function}_Disabled"]);

    // As Azure's host reads it.
    private static bool IsOn(string? value) => value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
