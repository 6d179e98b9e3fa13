using System.Text.Json.Serialization;

namespace GenreFunctions.Simulation;

/// <summary>Where a figure comes from, the best first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Origin>))]
public enum Origin
{
    /// <summary>Whoever asked has said so.</summary>
    Given,

    /// <summary>Measured here and now.</summary>
    Measured,

    /// <summary>This repository deploys it so.</summary>
    Deployed,

    /// <summary>The platform's own pages say so.</summary>
    Documented,

    /// <summary>Nobody has said or measured it: a guess, to be replaced.</summary>
    Assumed,
}
