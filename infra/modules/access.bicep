// Who may do what with data. One list, so that it can be read in one go; docs/security.md says why each is there. Roles are given on the smallest thing that
// will do.

param audioStorageName string
param hostStorageName string
param cosmosAccountName string
param componentName string

@description('The scheduler; empty where orchestrations live in Azure Storage.')
param schedulerName string

@description('The registry; empty where there are no images.')
param registryName string

param uploadContainer string
param deadLetterContainer string
param deliveryQueue string

param appPrincipalId string
param eventsPrincipalId string

@description('Who looks at results and orchestrations, and uploads to try: the object id of a user or group, or nothing.')
param operatorPrincipalId string

@description('Who uploads: name, the first folder of its songs; principalId; principalType (User, Group or ServicePrincipal).')
param publishers array

// Built-in roles, the same in every tenant.
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageQueueDataMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
}

// Cosmos DB's own roles: its data plane knows no others.
var cosmosDataReader = '00000000-0000-0000-0000-000000000001'
var cosmosDataContributor = '00000000-0000-0000-0000-000000000002'

var usesScheduler = !empty(schedulerName)
var usesRegistry = !empty(registryName)
var hasOperator = !empty(operatorPrincipalId)

resource audio 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: audioStorageName
}

resource audioBlobs 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: audio
  name: 'default'
}

resource uploads 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: audioBlobs
  name: uploadContainer
}

resource deadLetters 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  parent: audioBlobs
  name: deadLetterContainer
}

resource audioQueues 'Microsoft.Storage/storageAccounts/queueServices@2026-04-01' existing = {
  parent: audio
  name: 'default'
}

resource delivery 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-04-01' existing = {
  parent: audioQueues
  name: deliveryQueue
}

resource host 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: hostStorageName
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' existing = {
  name: cosmosAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (usesScheduler) {
  name: schedulerName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = if (usesRegistry) {
  name: registryName
}

// The app. Owner of blobs and not Contributor, because only that may write index tags; it includes the key that grants are signed with.
resource appAudioBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(audio.id, appPrincipalId, roles.storageBlobDataOwner)
  scope: audio
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appAudioQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(audio.id, appPrincipalId, roles.storageQueueDataContributor)
  scope: audio
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(host.id, appPrincipalId, roles.storageBlobDataOwner)
  scope: host
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appHostQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(host.id, appPrincipalId, roles.storageQueueDataContributor)
  scope: host
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Histories are tables where Azure Storage keeps orchestrations, and only there.
resource appHostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!usesScheduler) {
  name: guid(host.id, appPrincipalId, roles.storageTableDataContributor)
  scope: host
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (usesScheduler) {
  name: guid(resourceGroup().id, schedulerName, appPrincipalId, roles.durableTaskDataContributor)
  scope: scheduler
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, appPrincipalId, roles.monitoringMetricsPublisher)
  scope: component
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (usesRegistry) {
  name: guid(resourceGroup().id, registryName, appPrincipalId, roles.acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource appDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, cosmosDataContributor)
  properties: {
    principalId: appPrincipalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${cosmosDataContributor}'
    scope: cosmos.id
  }
}

// Event Grid: one queue and one container.
resource eventsDelivery 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(delivery.id, eventsPrincipalId, roles.storageQueueDataMessageSender)
  scope: delivery
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataMessageSender)
    principalId: eventsPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource eventsDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(deadLetters.id, eventsPrincipalId, roles.storageBlobDataContributor)
  scope: deadLetters
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
    principalId: eventsPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Publishers: songs below their own name. Nothing outside it is read, written or deleted, and nothing is listed, because a listing has no path. A role of our own:
// Storage Blob Data Contributor may delete the container besides, and a condition has no say in that.
var ofSongs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
var actions = '!(ActionMatches{\'${ofSongs}/read\'}) AND !(ActionMatches{\'${ofSongs}/write\'}) AND !(ActionMatches{\'${ofSongs}/add/action\'}) AND !(ActionMatches{\'${ofSongs}/delete\'}) AND !(ActionMatches{\'${ofSongs}/move/action\'})'

// A tenant has no two roles of one name.
var groupName = resourceGroup().name
var groupId = resourceGroup().id
var groupToken = uniqueString(groupId)

resource publisherRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(publishers)) {
  name: guid(groupId, 'publisher')
  properties: {
    roleName: 'GenreFunctions publisher, ${groupName}, ${groupToken}'
    description: 'Reads, writes and deletes songs. Given with a condition on their path.'
    type: 'CustomRole'
    assignableScopes: [groupId]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: ['${ofSongs}/read', '${ofSongs}/write', '${ofSongs}/add/action', '${ofSongs}/delete', '${ofSongs}/move/action']
        notDataActions: []
      }
    ]
  }
}

resource publisherUploads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for publisher in publishers: {
  name: guid(uploads.id, publisher.principalId, publisher.name, 'publisher')
  scope: uploads
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', publisherRole!.name)
    principalId: publisher.principalId
    principalType: publisher.principalType
    description: 'Songs below ${publisher.name}/'
    conditionVersion: '2.0'
    condition: '((${actions}) OR (@Resource[${ofSongs}:path] StringStartsWith \'${publisher.name}/\'))'
  }
}]

// Whoever runs the service.
resource operatorUploads 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (hasOperator) {
  name: guid(uploads.id, operatorPrincipalId, roles.storageBlobDataContributor)
  scope: uploads
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
    principalId: operatorPrincipalId
  }
}

resource operatorScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (hasOperator && usesScheduler) {
  name: guid(resourceGroup().id, schedulerName, operatorPrincipalId, roles.durableTaskDataContributor)
  scope: scheduler
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.durableTaskDataContributor)
    principalId: operatorPrincipalId
  }
}

resource operatorDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = if (hasOperator) {
  parent: cosmos
  name: guid(cosmos.id, operatorPrincipalId, cosmosDataReader)
  properties: {
    principalId: operatorPrincipalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${cosmosDataReader}'
    scope: cosmos.id
  }
}
