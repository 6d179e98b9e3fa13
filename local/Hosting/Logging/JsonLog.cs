using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenreFunctions.Local.Hosting.Logging;

/// <summary>A log entry as one JSON object on one line.</summary>
internal static class JsonLog
{
    // How the logging abstractions name the template among a message's values.
    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(LogLine line)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", line.Time);
            json.WriteString("level", line.Level.ToString());
            json.WriteString("category", line.Category);
            json.WriteString("message", line.Message);
            if (line.Exception is not null)
                json.WriteString("exception", line.Exception.ToString());
            WriteValues(json, line.Values ?? []);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject("values");
        foreach (var (name, value) in values)
        {
            if (name != Template)
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }
}
