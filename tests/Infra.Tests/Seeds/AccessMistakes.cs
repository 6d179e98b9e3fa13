namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in who may do what.</summary>
internal static class AccessMistakes
{
    private const string Access = "infra/modules/access.bicep";
    private const string Main = "infra/main.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Access, "'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'", "'c6a89b2d-59bc-44d0-9896-0f6e12d7b80b'", "RoleIdsAreKnown", "is no role that this check knows"),
        new(Access, "storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'", "storageBlobDataContributor: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'", "RoleIdsAreKnown", "has the id of Storage Blob Data Owner"),
        new(Access, "  scope: deadLetters\n", "  scope: audio\n", "RolesAreEnough", "id-events has the role Storage Blob Data Contributor on storageAccounts/staudio"),
        new(Access, "  scope: deadLetters\n", "  scope: audio\n", "RolesAreEnough", "id-events lacks the role Storage Blob Data Contributor"),
        new(Access, "roleAssignments@2022-04-01' = if (!usesScheduler)", "roleAssignments@2022-04-01' = if (usesScheduler)", "RolesAreEnough", "id-app lacks the role Storage Table Data Contributor"),
        new(Access, "/sqlRoleDefinitions/${cosmosDataReader}'", "/sqlRoleDefinitions/${cosmosDataContributor}'", "RolesAreEnough", "operatorPrincipalId has the role Cosmos DB Built-in Data Contributor"),
        new(Main, "appPrincipalId: identity.outputs.appPrincipalId", "appPrincipalId: identity.outputs.eventsPrincipalId", "RolesAreEnough", "id-app lacks the role Storage Blob Data Owner"),
        new(Access, "publisher.name, 'publisher')\n  scope: uploads", "publisher.name, 'publisher')\n  scope: audio", "PublishersStayBelowTheirName", "where the container audio is meant"),
        new(Access, "conditionVersion: '2.0'", "conditionVersion: '1.0'", "PublishersStayBelowTheirName", "conditionVersion is '1.0'"),
        new(Access, "StringStartsWith \\'${publisher.name}/\\'", "StringStartsWith \\'${publisher.name}\\'", "PublishersStayBelowTheirName", "does not end at its own folder"),
        new(Access, " AND !(ActionMatches{\\'${ofSongs}/delete\\'})", "", "PublishersStayBelowTheirName", "does not name delete"),
        new(Access, "roleDefinitions', publisherRole!.name)", "roleDefinitions', roles.storageBlobDataContributor)", "PublishersStayBelowTheirName", "no condition keeps from deleting the container"),
        new(Access, "        actions: []\n", "        actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/delete']\n", "PublishersStayBelowTheirName", "has the action"),
        new(Access, "'${ofSongs}/write', ", "'${ofSongs}/write', '${ofSongs}/tags/write', ", "PublishersStayBelowTheirName", "which the condition does not know"),
        new(Access, "    principalId: eventsPrincipalId\n    principalType: 'ServicePrincipal'\n", "    principalId: eventsPrincipalId\n", "RolesAreTyped", "principalType: 'ServicePrincipal'", 2),
        new(Access, "name: guid(host.id, appPrincipalId, roles.storageBlobDataOwner)", "name: 'host-blobs'", "RolesAreTyped", "Azure takes GUIDs only"),
        new("docs/security.md", "| Monitoring Metrics Publisher |", "| Metrics Publisher |", "RolesAreDocumented", "Monitoring Metrics Publisher is given"),
    ];
}
