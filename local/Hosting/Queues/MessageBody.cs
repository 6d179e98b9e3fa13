namespace GenreFunctions.Local.Hosting.Queues;

/// <summary>The content of a queue message: base64, as Azure's host writes and reads it, or what somebody put there as plain text.</summary>
internal static class MessageBody
{
    public static BinaryData Decode(BinaryData body)
    {
        var text = body.ToString();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? new BinaryData(bytes.AsMemory(0, length)) : body;
    }
}
