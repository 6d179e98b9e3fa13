namespace GenreFunctions.Infra.Tests.Rules;

/// <summary>Types of resources, as Azure spells them.</summary>
internal static class AzureTypes
{
    public const string Account = "Microsoft.Storage/storageAccounts";
    public const string BlobService = "Microsoft.Storage/storageAccounts/blobServices";
    public const string Container = "Microsoft.Storage/storageAccounts/blobServices/containers";
    public const string Queue = "Microsoft.Storage/storageAccounts/queueServices/queues";
    public const string Lifecycle = "Microsoft.Storage/storageAccounts/managementPolicies";
    public const string Cosmos = "Microsoft.DocumentDB/databaseAccounts";
    public const string Database = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases";
    public const string Documents = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";
    public const string CosmosRole = "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments";
    public const string Scheduler = "Microsoft.DurableTask/schedulers";
    public const string Subscription = "Microsoft.EventGrid/systemTopics/eventSubscriptions";
    public const string Topic = "Microsoft.EventGrid/systemTopics";
    public const string Role = "Microsoft.Authorization/roleAssignments";
    public const string RoleDefinition = "Microsoft.Authorization/roleDefinitions";
    public const string Identity = "Microsoft.ManagedIdentity/userAssignedIdentities";
    public const string Component = "Microsoft.Insights/components";
    public const string Workspace = "Microsoft.OperationalInsights/workspaces";
    public const string Registry = "Microsoft.ContainerRegistry/registries";
    public const string Site = "Microsoft.Web/sites";
    public const string Plan = "Microsoft.Web/serverfarms";
    public const string ContainerApp = "Microsoft.App/containerApps";
    public const string Environment = "Microsoft.App/managedEnvironments";
    public const string Diagnostics = "Microsoft.Insights/diagnosticSettings";
    public const string Door = "Microsoft.Network/privateEndpoints";
    public const string LogAlert = "Microsoft.Insights/scheduledQueryRules";
    public const string Workbook = "Microsoft.Insights/workbooks";
    public const string Budget = "Microsoft.Consumption/budgets";
}
