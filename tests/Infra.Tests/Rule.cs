namespace GenreFunctions.Infra.Tests;

/// <summary>A rule that is called what its class is called.</summary>
internal abstract class Rule : IRule
{
    public string Name => GetType().Name;

    public abstract IEnumerable<Finding> Check(Infrastructure infrastructure);

    protected Finding At(Place place, string message) => new(place, Name, message);

    protected Finding At(string file, string message) => new(new Place(file, 1), Name, message);
}
