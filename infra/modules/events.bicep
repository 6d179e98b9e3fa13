// How the service hears of uploads: Event Grid's topic on the audio account. On Container Apps the subscription is here, into a queue. On Functions plans it is
// event-subscription.bicep, after the first deployment: the key that it needs is made when the trigger first runs.

param location string
param tags object
param resourceToken string
param workspaceId string
param audioStorageId string
param uploadContainer string
param deadLetterContainer string
param deliveryQueue string

@description('The identity that Event Grid delivers and keeps dead letters with.')
param identityId string

@description('Whether uploads go into the queue, for Container Apps.')
param deliversToQueue bool

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${resourceToken}'
  location: location
  tags: tags
  identity: {
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

resource toQueue 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = if (deliversToQueue) {
  parent: topic
  name: 'audio-uploaded'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    deliveryWithResourceIdentity: {
      identity: {
        type: 'UserAssigned'
        userAssignedIdentity: identityId
      }
      destination: {
        endpointType: 'StorageQueue'
        properties: {
          resourceId: audioStorageId
          queueName: deliveryQueue
          queueMessageTimeToLiveInSeconds: 604800
        }
      }
    }
    deadLetterWithResourceIdentity: {
      identity: {
        type: 'UserAssigned'
        userAssignedIdentity: identityId
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: audioStorageId
          blobContainerName: deadLetterContainer
        }
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${uploadContainer}/blobs/'
      // A blob that is written in blocks, or over the hierarchical interface, is announced more than once; these three mean that it is whole.
      advancedFilters: [
        {
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'FlushWithClose']
        }
      ]
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
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
