using System.Text.Json;
using GenreFunctions.Local.Hosting.Logging;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Tests.Hosting.Logging;

public sealed class LogFormatTests
{
    private static readonly DateTimeOffset Time = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TextLog_OfMessageThatWantsMoreLines_IsOneLineWithoutControlCharacters()
    {
        var line = TextLog.Write(new LogLine(Time, LogLevel.Error, "Some.Where.Songs`1", "blob a\r\nb\u001b[31m", null, new InvalidOperationException("first\nsecond")));
        Assert.EndsWith("error Songs: blob a | b?[31m | System.InvalidOperationException: first | second", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Fact]
    public async Task JsonLog_OfAHost_IsAnObjectALineWithTheMessagesValues()
    {
        var output = new LogText();
        using (var provider = new LineLoggerProvider(output, JsonLog.Write, TimeProvider.System))
            provider.CreateLogger("Some.Songs").LogWarning("Song {Song} has {Count} segments", "a\nb", 3);
        await output.ShowsAsync("segments");
        var line = JsonDocument.Parse(Assert.Single(output.Lines)).RootElement;
        Assert.Equal("Warning", line.GetProperty("level").GetString());
        Assert.Equal("Some.Songs", line.GetProperty("category").GetString());
        Assert.Equal("Song a\nb has 3 segments", line.GetProperty("message").GetString());
        Assert.Equal("3", line.GetProperty("values").GetProperty("Count").GetString());
    }
}
