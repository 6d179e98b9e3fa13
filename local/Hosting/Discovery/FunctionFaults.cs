namespace GenreFunctions.Local.Hosting.Discovery;

/// <summary>What is wrong with the app's functions, all of it, so that one start shows everything.</summary>
internal sealed class FunctionFaults
{
    private readonly List<string> _sentences = [];

    /// <summary>Adds a sentence.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="what">What is wrong and what to do, beginning in the middle of a sentence, without its full stop.</param>
    public void Add(string function, string what) => _sentences.Add($"Function {function}: {what}.");

    /// <summary>Ends the start when anything is wrong.</summary>
    /// <exception cref="HostStartException">There are faults.</exception>
    public void ThrowIfAny()
    {
        if (_sentences.Count > 0)
            throw new HostStartException(_sentences, HostStartException.CannotStart);
    }
}
