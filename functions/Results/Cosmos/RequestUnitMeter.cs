using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>Adds up what the requests of one call cost, refused ones included: they are charged too.</summary>
internal sealed class RequestUnitMeter
{
    public double RequestUnits { get; private set; }

    public async Task<Response<T>> Of<T>(Task<ItemResponse<T>> request)
    {
        try
        {
            var response = await request;
            RequestUnits += response.RequestCharge;
            return response;
        }
        catch (CosmosException error)
        {
            RequestUnits += error.RequestCharge;
            throw;
        }
    }
}
