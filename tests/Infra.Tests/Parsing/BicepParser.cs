using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace GenreFunctions.Infra.Tests.Parsing;

/// <summary>tree-sitter's grammar of Bicep, in one Node process for all files. A text that was parsed before is not parsed again. Thread-safe.</summary>
internal static class BicepParser
{
    private static readonly ConcurrentDictionary<string, SyntaxNode> Trees = new(StringComparer.Ordinal);
    private static readonly Lazy<Session> Node = new(() => new Session());

    public static SyntaxNode Parse(string text) => Trees.GetOrAdd(text, static text => Node.Value.Parse(text));

    private sealed class Session
    {
        private readonly Lock _turn = new();
        private readonly Process _process;
        private readonly string[] _types;

        public Session()
        {
            var program = Path.Combine(RepositoryFolder.Path, "tests", "Infra.Tests", "Parsing", "parse.cjs");
            var start = new ProcessStartInfo("node", [program]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = RepositoryFolder.Path };
            _process = Process.Start(start)!;

            // Its input ends with this process, whichever way that goes, and so does it.
            _types = JsonSerializer.Deserialize<string[]>(Line())!;
        }

        public SyntaxNode Parse(string text)
        {
            lock (_turn)
            {
                _process.StandardInput.WriteLine(JsonSerializer.Serialize(text));
                _process.StandardInput.Flush();
                using var answer = JsonDocument.Parse(Line(), new JsonDocumentOptions { MaxDepth = 1024 });
                return SyntaxNode.Read(answer.RootElement, _types, text, SyntaxNode.LineStarts(text));
            }
        }

        private string Line() => _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("The parser of Bicep did not answer: is Node.js there, and are the npm packages (npm ci)?");
    }
}
