namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>Roles that Azure has in every tenant, by the ids of its list of built-in roles; the last two are Cosmos DB's own.</summary>
internal sealed record BuiltInRole(string Name, string Id)
{
    public static readonly BuiltInRole BlobOwner = new("Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b");
    public static readonly BuiltInRole BlobContributor = new("Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");
    public static readonly BuiltInRole QueueContributor = new("Storage Queue Data Contributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88");
    public static readonly BuiltInRole QueueSender = new("Storage Queue Data Message Sender", "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a");
    public static readonly BuiltInRole TableContributor = new("Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3");
    public static readonly BuiltInRole MetricsPublisher = new("Monitoring Metrics Publisher", "3913510d-42f4-4e42-8a64-420c390055eb");
    public static readonly BuiltInRole DurableContributor = new("Durable Task Data Contributor", "0ad04412-c4d5-4796-b79c-f76d14c8d402");
    public static readonly BuiltInRole AcrPull = new("AcrPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d");
    public static readonly BuiltInRole Owner = new("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
    public static readonly BuiltInRole CosmosReader = new("Cosmos DB Built-in Data Reader", "00000000-0000-0000-0000-000000000001");
    public static readonly BuiltInRole CosmosContributor = new("Cosmos DB Built-in Data Contributor", "00000000-0000-0000-0000-000000000002");

    public static IReadOnlyList<BuiltInRole> All { get; } =
        [BlobOwner, BlobContributor, QueueContributor, QueueSender, TableContributor, MetricsPublisher, DurableContributor, AcrPull, Owner, CosmosReader, CosmosContributor];

    /// <summary>How templates call it: <c>storageBlobDataOwner</c>; Cosmos DB's without what every role is.</summary>
    public string Variable
    {
        get
        {
            var joined = Name.Replace("DB Built-in ", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            return char.ToLowerInvariant(joined[0]) + joined[1..];
        }
    }

    public override string ToString() => Name;
}
