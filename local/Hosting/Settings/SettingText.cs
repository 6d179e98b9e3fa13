using System.Text;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Local.Hosting.Settings;

/// <summary>Text in an attribute that may name settings, as in <c>%UploadContainer%/{name}</c>.</summary>
internal static class SettingText
{
    /// <summary>The text with every <c>%name%</c> replaced by the setting's value.</summary>
    /// <exception cref="FormatException">A setting is not there, or a percent sign has no second one; the message is the sentence.</exception>
    public static string Expand(string text, IConfiguration settings)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
            throw new FormatException($"'{text}' has a percent sign without a second one; a setting is written %Name%");
        var expanded = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            expanded.Append(i % 2 == 0
                ? parts[i]
                : settings[parts[i]] ?? throw new FormatException($"'{text}' names the setting '{parts[i]}', which is not set"));
        }

        return expanded.ToString();
    }
}
