using System.Text.Json.Serialization;

namespace GenreFunctions.Costs;

/// <summary>
/// One line of a cost, with the columns of FOCUS 1.2 that an estimate can fill, under their own names in JSON. An estimate is not what was billed: there is a
/// list cost and no billed cost. Columns that begin with <c>x_</c> are our own, as FOCUS wants it.
/// </summary>
public sealed record CostLine
{
    /// <summary>The tag that names the plan.</summary>
    public const string PlanTag = "plan";

    /// <summary>The tag that tells retries (<see cref="RetryAttempt"/>) from what was done the first time (<see cref="FirstAttempt"/>); on executions only.</summary>
    public const string AttemptTag = "attempt";

    /// <summary>Done the first time.</summary>
    public const string FirstAttempt = "first";

    /// <summary>Done again.</summary>
    public const string RetryAttempt = "retry";

    /// <summary>What the line comes to: PricingQuantity x ListUnitPrice, rounded half to even at <see cref="SongCosting.Decimals"/> decimals.</summary>
    [JsonPropertyName("ListCost")]
    public required decimal ListCost { get; init; }

    /// <summary>Price of one <see cref="PricingUnit"/>.</summary>
    [JsonPropertyName("ListUnitPrice")]
    public required decimal ListUnitPrice { get; init; }

    /// <summary>How many pricing units.</summary>
    [JsonPropertyName("PricingQuantity")]
    public required decimal PricingQuantity { get; init; }

    /// <summary>The unit as the price list writes it.</summary>
    [JsonPropertyName("PricingUnit")]
    public required string PricingUnit { get; init; }

    /// <summary>How much was used, after the plan's rounding.</summary>
    [JsonPropertyName("ConsumedQuantity")]
    public required decimal ConsumedQuantity { get; init; }

    /// <summary>The unit in which it was metered.</summary>
    [JsonPropertyName("ConsumedUnit")]
    public required string ConsumedUnit { get; init; }

    /// <summary>The meter.</summary>
    [JsonPropertyName("SkuMeter")]
    public required string SkuMeter { get; init; }

    /// <summary>The service that bills it.</summary>
    [JsonPropertyName("ServiceName")]
    public required string ServiceName { get; init; }

    /// <summary>The service's category.</summary>
    [JsonPropertyName("ServiceCategory")]
    public required string ServiceCategory { get; init; }

    /// <summary>Always <c>Usage</c>.</summary>
    [JsonPropertyName("ChargeCategory")]
    public string ChargeCategory { get; } = "Usage";

    /// <summary>Where the usage begins, inclusive.</summary>
    [JsonPropertyName("ChargePeriodStart")]
    public required DateTimeOffset ChargePeriodStart { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    [JsonPropertyName("ChargePeriodEnd")]
    public required DateTimeOffset ChargePeriodEnd { get; init; }

    /// <summary>ISO 4217.</summary>
    [JsonPropertyName("BillingCurrency")]
    public required string BillingCurrency { get; init; }

    /// <summary>The region of the price.</summary>
    [JsonPropertyName("RegionId")]
    public required string RegionId { get; init; }

    /// <summary>See <see cref="PlanTag"/> and <see cref="AttemptTag"/>.</summary>
    [JsonPropertyName("Tags")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The song; <see langword="null"/> on idle lines.</summary>
    [JsonPropertyName("x_SongId")]
    public string? SongId { get; init; }

    /// <summary>The run; <see langword="null"/> on idle lines.</summary>
    [JsonPropertyName("x_InstanceId")]
    public string? InstanceId { get; init; }

    /// <summary>Whose song it is; <see langword="null"/> on idle lines.</summary>
    [JsonPropertyName("x_Publisher")]
    public string? Publisher { get; init; }

    /// <summary>Segments of the song; 0 on idle lines.</summary>
    [JsonPropertyName("x_Segments")]
    public int Segments { get; init; }

    /// <summary>What the cost rests on.</summary>
    [JsonPropertyName("x_CostBasis")]
    [JsonConverter(typeof(JsonStringEnumConverter<CostBasis>))]
    public CostBasis CostBasis { get; init; } = CostBasis.ListEstimate;

    /// <summary>How the quantity is known.</summary>
    [JsonPropertyName("x_MeterBasis")]
    public required MeterBasis MeterBasis { get; init; }

    /// <summary>Whom the cost belongs to.</summary>
    [JsonPropertyName("x_Allocation")]
    [JsonConverter(typeof(JsonStringEnumConverter<CostAllocation>))]
    public required CostAllocation Allocation { get; init; }

    /// <summary>The price book.</summary>
    [JsonPropertyName("x_PriceBookVersion")]
    public required string PriceBookVersion { get; init; }

    /// <summary>It was done again.</summary>
    [JsonIgnore]
    public bool IsRetry => Tags.TryGetValue(AttemptTag, out var attempt) && attempt == RetryAttempt;
}
