// News of uploads on Container Apps: into a queue, because Event Grid cannot call a trigger there. One event a message, in base64, as the queue trigger reads it.

@description('The topic on the audio account.')
param topicName string

param audioStorageId string
param uploadContainer string
param deadLetterContainer string
param deliveryQueue string

@description('The identity that Event Grid delivers and keeps dead letters with; empty for the topic\'s own.')
param identityId string

var identity = empty(identityId) ? {
  type: 'SystemAssigned'
} : {
  type: 'UserAssigned'
  userAssignedIdentity: identityId
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource toQueue 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'audio-uploaded'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    deliveryWithResourceIdentity: {
      identity: identity
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
      identity: identity
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
