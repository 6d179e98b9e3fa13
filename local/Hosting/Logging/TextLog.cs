using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Logging;

/// <summary>A log entry as a line for people: local time, level, the last word of the category, message.</summary>
internal static class TextLog
{
    public static string Write(LogLine line)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{line.Time.ToLocalTime():HH:mm:ss.fff} {Word(line.Level)} {Short(line.Category)}: ");
        AppendOnOneLine(text, line.Message);
        if (line.Exception is not null)
        {
            text.Append(" | ");
            AppendOnOneLine(text, line.Exception.ToString());
        }

        return text.ToString();
    }

    /// <summary>The last part of a category's name, without a generic type's arity.</summary>
    public static string Short(string category) => category[(category.LastIndexOfAny(['.', '+']) + 1)..].Split('`')[0];

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        _ => "fatal",
    };

    // Names of blobs come from outside; what they hold must neither begin a line of its own nor steer the terminal.
    private static void AppendOnOneLine(StringBuilder text, string message)
    {
        foreach (var line in message.AsSpan().EnumerateLines())
        {
            if (text.Length > 0 && text[^1] != ' ')
                text.Append(" | ");
            foreach (var character in line.Trim())
                text.Append(char.IsControl(character) ? '?' : character);
        }
    }
}
