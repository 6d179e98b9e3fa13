// How the service hears of uploads: Event Grid's topic on the audio account. On Container Apps the subscription is queue-delivery.bicep. On Functions plans it is
// event-subscription.bicep, after the first deployment: the key that it needs is made when the trigger first runs.

param location string
param tags object
param resourceToken string
param workspaceId string
param audioStorageId string

@description('The identity that Event Grid delivers and keeps dead letters with; empty for one of the topic\'s own. An account behind a firewall lets in the topic\'s own only.')
param identityId string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${resourceToken}'
  location: location
  tags: tags
  identity: empty(identityId) ? {
    type: 'SystemAssigned'
  } : {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    source: audioStorageId
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: topic
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'DeliveryFailures'
        enabled: true
      }
    ]
  }
}

output topicName string = topic.name
output topicId string = topic.id
output ownPrincipalId string = empty(identityId) ? topic.identity.principalId : ''
