namespace GenreFunctions.Infra.Tests;

/// <summary>Knows one thing that has to be so.</summary>
internal interface IRule
{
    /// <summary>Where it is not.</summary>
    IEnumerable<Finding> Check(Infrastructure infrastructure);
}
