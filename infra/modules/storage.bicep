// Two accounts, because two kinds of people come near them. `audio` is what publishers upload to: songs, decoded songs for a day, and what could not be
// delivered. `host` is the Functions host's own: packages, locks, keys of the app, payloads of long songs. A role on one says nothing about the other.

param location string
param tags object
param resourceToken string

@description('The workspace that is told who wrote and deleted.')
param workspaceId string

@description('Days after which a song that nobody changes moves to the cool tier.')
param coolAfterDays int

@description('Whether only the virtual network and the allowed addresses reach the accounts.')
param privateNetworking bool

@description('Addresses that reach the accounts all the same: IPv4, or a CIDR range of /30 or wider.')
param allowedAddresses array

// The names are the code's: functions/Storage/AudioStorage.cs.
var uploadContainer = 'audio'
var stagingContainer = 'staging'
var deadLetterContainer = 'dead-letters'
var poisonQueue = 'webjobs-blobtrigger-poison'
var deliveryQueue = 'audio-uploads'
var poisonedDeliveryQueue = '${deliveryQueue}-poison'
var packageContainer = 'packages'
// The Durable Task extension's name.
var payloadContainer = 'durabletask-payloads'

var firewall = {
  // Event Grid writes dead letters, and Azure Monitor reads metrics, as trusted services.
  bypass: 'AzureServices'
  defaultAction: privateNetworking ? 'Deny' : 'Allow'
  ipRules: map(privateNetworking ? allowedAddresses : [], address => { action: 'Allow', value: address })
}

resource audio 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: 'staudio${resourceToken}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: firewall
  }
}

// Its settings, CORS among them, are in browser.bicep: they need the app's address.
resource audioBlobs 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  parent: audio
  name: 'default'
}

resource audioContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = [for name in [uploadContainer, stagingContainer, deadLetterContainer]: {
  parent: audioBlobs
  name: name
  properties: {
    publicAccess: 'None'
  }
}]

resource audioQueueService 'Microsoft.Storage/storageAccounts/queueServices@2026-04-01' = {
  parent: audio
  name: 'default'
}

resource audioQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-04-01' = [for name in [poisonQueue, deliveryQueue, poisonedDeliveryQueue]: {
  parent: audioQueueService
  name: name
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2026-04-01' = {
  parent: audio
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // The app takes its decoded songs away itself; this is for what a broken day leaves behind.
          name: 'staging-gone-in-a-day'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${stagingContainer}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 1
                }
              }
            }
          }
        }
        {
          name: 'uploads-to-cool'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${uploadContainer}/']
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: coolAfterDays
                }
              }
            }
          }
        }
        {
          // Long enough to look at what went wrong.
          name: 'dead-letters-gone-in-a-month'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${deadLetterContainer}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 30
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource host 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: 'sthost${resourceToken}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: firewall
  }
}

resource hostBlobs 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: host
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = {
  parent: hostBlobs
  name: packageContainer
  properties: {
    publicAccess: 'None'
  }
}

resource hostLifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2026-04-01' = {
  parent: host
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // Nobody else takes them away. Orchestrations are removed a week after they have ended (durable.bicep), and none takes three weeks.
          name: 'payloads-gone-in-a-month'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${payloadContainer}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 30
                }
              }
            }
          }
        }
      ]
    }
  }
}

// Who wrote and who deleted. Not who read: a song is read in dozens of pieces, and a log of that would cost more than the song.
resource audioAudit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: audioBlobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
  dependsOn: [audioContainers]
}

resource hostAudit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: hostBlobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

output audioName string = audio.name
output audioId string = audio.id
output audioBlobUri string = audio.properties.primaryEndpoints.blob
output audioQueueUri string = audio.properties.primaryEndpoints.queue
output uploadContainer string = uploadContainer
output deadLetterContainer string = deadLetterContainer
output deliveryQueue string = deliveryQueue
output hostName string = host.name
output hostId string = host.id
output hostBlobUri string = host.properties.primaryEndpoints.blob
output hostQueueUri string = host.properties.primaryEndpoints.queue
output hostTableUri string = host.properties.primaryEndpoints.table
output packageContainerUri string = '${host.properties.primaryEndpoints.blob}${packageContainer}'
