// The subscription that tells OnAudioUploaded of uploads, on Functions plans. Deployed by hooks/subscribe after the code: the app makes the key blobs_extension
// when the trigger first runs. The key is read here, by Resource Manager, and passes through no command line, file or log.

@description('The topic on the audio account.')
param topicName string

@description('The app.')
param functionAppName string

@description('The account that keeps what could not be delivered.')
param audioStorageName string

@description('The identity that Event Grid keeps dead letters with, or SystemAssigned for the topic\'s own.')
param eventsIdentityId string

@description('The function, by its name in the code.')
param functionName string = 'OnAudioUploaded'

param uploadContainer string = 'audio'
param deadLetterContainer string = 'dead-letters'

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource audio 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: audioStorageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'audio-uploaded'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${listKeys('${app.id}/host/default', '2025-03-01').systemKeys.blobs_extension}'
        minimumTlsVersionAllowed: '1.2'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    deadLetterWithResourceIdentity: {
      identity: eventsIdentityId == 'SystemAssigned' ? {
        type: 'SystemAssigned'
      } : {
        type: 'UserAssigned'
        userAssignedIdentity: eventsIdentityId
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: audio.id
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
