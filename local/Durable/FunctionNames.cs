namespace GenreFunctions.Local.Durable;

/// <summary>Functions by name, in any case.</summary>
/// <param name="kind">What they are, for a sentence.</param>
/// <param name="bodies">The functions.</param>
internal sealed class FunctionNames<T>(string kind, IReadOnlyDictionary<string, T> bodies)
{
    private readonly Dictionary<string, T> _bodies = new(bodies, StringComparer.OrdinalIgnoreCase);

    /// <summary>The function of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message lists those there are.</exception>
    public T Get(string name) => _bodies.TryGetValue(name, out var body)
        ? body
        : throw new InvalidOperationException($"There is no {kind} '{name}'; there {(_bodies.Count == 0 ? "are none" : $"is {string.Join(", ", _bodies.Keys.Order(StringComparer.Ordinal))}")}.");
}
