namespace GenreFunctions.Cli;

/// <summary>What the program's exit code says to a script.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>The command line, or a file named on it, is wrong; nothing was done.</summary>
    public const int WrongUse = 1;

    /// <summary>Done, but not for every song; each of them is named with its reason.</summary>
    public const int Incomplete = 2;

    /// <summary>The program is at fault.</summary>
    public const int Bug = 3;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells count.</summary>
    public const int Cancelled = 130;

    /// <summary>Nobody reads the results any more: 128 + SIGPIPE.</summary>
    public const int ReaderGone = 141;

    /// <summary>Stopped by SIGTERM: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
