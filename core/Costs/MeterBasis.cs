using System.Text.Json.Serialization;

namespace GenreFunctions.Costs;

/// <summary>How a quantity is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeterBasis>))]
public enum MeterBasis
{
    /// <summary>Counted or timed where it happened.</summary>
    Counted,

    /// <summary>Computed from what was counted, by a rule that is documented.</summary>
    Derived,
}
