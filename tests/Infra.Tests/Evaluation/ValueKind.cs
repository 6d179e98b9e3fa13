namespace GenreFunctions.Infra.Tests.Evaluation;

internal enum ValueKind
{
    /// <summary>Asked for, and not there.</summary>
    Missing,
    Null,

    /// <summary>Known when it is deployed.</summary>
    Unknown,
    Text,
    Number,
    Flag,
    List,
    Map,
    Resource,
    Module,
}
