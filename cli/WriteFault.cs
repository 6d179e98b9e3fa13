namespace GenreFunctions.Cli;

/// <summary>Why something cannot be written, in words that name no file the user has not named.</summary>
internal static class WriteFault
{
    /// <summary>A sentence to follow a colon.</summary>
    public static string InWords(Exception fault) => fault switch
    {
        DirectoryNotFoundException => "its folder does not exist.",
        UnauthorizedAccessException => "this is not permitted.",
        PathTooLongException => "its name is too long.",
        ArgumentOutOfRangeException => "it would be larger than a file may be here.",
        // .NET appends the path to the system's words.
        _ => fault.Message.Split(" : '", 2)[0].TrimEnd('.') + ".",
    };
}
