using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Costs;

/// <summary>Chooses the store as <see cref="Results.TagStoreServices"/> does: Cosmos DB where it is configured, otherwise <c>costs.db</c> in the data folder.</summary>
internal static class CostStores
{
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and holds no secret.</exception>
    public static ICostStore Create(IConfiguration configuration) => throw new NotImplementedException();
}
