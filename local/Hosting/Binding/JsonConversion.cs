using System.Text.Json;
using GenreFunctions.Local.Durable;

namespace GenreFunctions.Local.Hosting.Binding;

/// <summary>Values that arrive as text.</summary>
internal static class JsonConversion
{
    /// <summary>A message's text: as it is for a string, its bytes, or a value written in JSON.</summary>
    public static TriggerConversion OfMessage(Type type)
    {
        if (type == typeof(string))
            return static (value, _) => new(((BinaryData)value!).ToString());
        if (type == typeof(BinaryData))
            return static (value, _) => new(value);
        if (type == typeof(byte[]))
            return static (value, _) => new(((BinaryData)value!).ToArray());
        return (value, _) => new(Read(((BinaryData)value!).ToString(), type));
    }

    /// <summary>An activity's input, which is JSON whatever its type.</summary>
    public static TriggerConversion OfInput(Type type) => (value, _) => new(value is string json ? Read(json, type) : Default(type));

    private static object? Read(string json, Type type)
    {
        try
        {
            return DurableJson.Read(json, type);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The text is no {type.Name} in JSON: {fault.Message}", fault);
        }
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
