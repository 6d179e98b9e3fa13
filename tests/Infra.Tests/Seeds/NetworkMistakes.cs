namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in what is reached from where, and in what is logged of it.</summary>
internal static class NetworkMistakes
{
    private const string Networks = "infra/modules/network.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new("infra/modules/cosmos.bicep", "publicNetworkAccess: privateNetworking ? 'Disabled' : 'Enabled'", "publicNetworkAccess: 'Enabled'", "DataIsPrivate", "networking is private"),
        new("infra/modules/storage.bicep", "defaultAction: privateNetworking ? 'Deny' : 'Allow'", "defaultAction: privateNetworking ? 'Allow' : 'Deny'", "DataIsPrivate", "networkAcls.defaultAction"),
        new("infra/main.bicep", "concat([eventGridRule], addressRules)", "addressRules", "DataIsPrivate", "Event Grid cannot call"),
        new("infra/main.bicep", "ipAddress: 'AzureEventGrid'", "ipAddress: 'EventGrid'", "DataIsPrivate", "Event Grid cannot call"),
        new("infra/modules/durable.bicep", "privateNetworking ? [] : ['0.0.0.0/0']", "privateNetworking ? ['0.0.0.0/0'] : []", "SchedulersLetSomebodyIn", "an empty list lets nobody in"),
        new("infra/modules/private-endpoints.bicep", "  { name: 'cosmos', resourceId: cosmosAccountId, group: 'Sql' }\n", "", "DoorsAreComplete", "has no private endpoint for Sql"),
        new("infra/modules/private-endpoints.bicep", "'privatelink.durabletask.io'", "'privatelink.durable.io'", "DoorsAreComplete", "where privatelink.durabletask.io is expected"),
        new("infra/modules/private-endpoints.bicep", "resourceId: hostStorageId, group: 'queue'", "resourceId: audioStorageId, group: 'queue'", "DoorsAreComplete", "has no private endpoint for queue"),
        new("infra/modules/storage.bicep", "category: 'StorageWrite'", "category: 'StorageRead'", "ChangesAreLogged", "StorageWrite"),
        new("infra/modules/cosmos.bicep", "    workspaceId: workspaceId\n", "    workspaceId: account.id\n", "ChangesAreLogged", "leads to no workspace"),
        new(Networks, "cidrSubnet(addressPrefix, 24, 1)", "cidrSubnet(addressPrefix, 24, 0)", "SubnetsFit", "which another one has, too"),
        new(Networks, "cidrSubnet(addressPrefix, 24, 1)", "cidrSubnet(addressPrefix, 24, 4)", "SubnetsFit", "has 10.61.4.0/24, which is not within its network"),
        new(Networks, "'${network.id}/subnets/endpoints'", "'${network.id}/subnets/endpoint'", "SubnetsFit", "There is no subnet endpoint: the network has app, endpoints"),
        new("infra/main.bicep", "delegation: usesPremium ?", "delegation: usesFlex ?", "SubnetsFit", "this plan needs Microsoft.App/environments"),
        new("infra/modules/monitoring.bicep", "IngestionMode: 'LogAnalytics'", "IngestionMode: 'LogAnalytic'", "WordsAreAzures", "Was LogAnalytics meant?"),
        new("infra/modules/alerts.bicep", "'DeadLetteredCount'", "'DeadLetterCount'", "WordsAreAzures", "Was DeadLetteredCount meant?"),
        new("infra/modules/host-container.bicep", "  kind: 'functionapp'", "  kind: 'functionApp'", "WordsAreAzures", "where functionapp is expected"),
        new("infra/modules/budget.bicep", "thresholdType: 'Forecasted'", "thresholdType: 'Forecast'", "WordsAreAzures", "Was Forecasted meant?"),
        new("infra/modules/storage.bicep", "'staudio${resourceToken}'", "'staud${resourceToken}'", "NamesAreDocumented", "speaks of staudio…, and nothing is called so"),
        new("infra/modules/identity.bicep", "userAssignedIdentities@2024-11-30", "userAssignedIdentities@2023-01-31", "ApiVersionsAgree", "elsewhere", 2),
        new("infra/modules/monitoring.bicep", "workspaces@2026-03-01", "workspaces@2026-03-01-preview", "ApiVersionsAgree", "or a preview"),
        new("infra/modules/identity.bicep", "'id-events-${resourceToken}'", "'id-app-${resourceToken}'", "ResourceIdsAreUnique", "is made twice"),
        new("infra/modules/access.bicep", "  name: deliveryQueue", "  name: 'audio-upload'", "ExistingResourcesAreDeployed", "queues audio-upload is taken as existing"),
        new("infra/hooks/subscribe.ps1", "\"topicName=$env:EVENTS_TOPIC_NAME\"", "\"topicName=$env:AUDIO_STORAGE_NAME\"", "ExistingResourcesAreDeployed", "systemTopics staudio"),
    ];
}
