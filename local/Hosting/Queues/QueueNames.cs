using System.Text.RegularExpressions;

namespace GenreFunctions.Local.Hosting.Queues;

/// <summary>What Azure Storage allows as a queue's name.</summary>
internal static partial class QueueNames
{
    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")]
    public static partial Regex Allowed { get; }
}
