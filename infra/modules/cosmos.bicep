// Where results and costs are kept: one database, three containers. Keys and indexes are the code's (CosmosTagStore.Layout, CosmosCostStore.Layout): an index
// on every entry of a document would cost more than the document. Nothing expires.

param location string
param tags object
param resourceToken string
param workspaceId string

@description('serverless: paid by the request, nothing while idle. autoscale: reserved, cheaper from some millions of songs a month on.')
@allowed(['serverless', 'autoscale'])
param capacity string

@description('Most request units a second that the database scales to; a tenth of it is always paid. Autoscale only.')
param maximumRequestUnits int

@description('How far back the account can be restored to any second.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param backupTier string

param privateNetworking bool

var databaseName = 'genre'

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' = {
  name: 'cosmos-${resourceToken}'
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: false
      }
    ]
    capabilities: capacity == 'serverless' ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: backupTier
      }
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: privateNetworking ? 'Disabled' : 'Enabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2026-03-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
    options: capacity == 'serverless' ? {} : { autoscaleSettings: { maxThroughput: maximumRequestUnits } }
  }
}

resource songs 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = {
  parent: database
  name: 'songs'
  properties: {
    resource: {
      id: 'songs'
      partitionKey: {
        kind: 'MultiHash'
        version: 2
        paths: ['/publisher', '/songId']
      }
      indexingPolicy: {
        automatic: true
        indexingMode: 'consistent'
        includedPaths: [
          { path: '/kind/?' }
          { path: '/publisher/?' }
          { path: '/songId/?' }
          { path: '/listKey/?' }
          { path: '/confidenceKey/?' }
          { path: '/nameKey/?' }
          { path: '/current/publisher/?' }
          { path: '/current/genre/?' }
          { path: '/current/outcome/?' }
        ]
        excludedPaths: [{ path: '/*' }]
      }
    }
  }
}

resource costs 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = {
  parent: database
  name: 'costs'
  properties: {
    resource: {
      id: 'costs'
      partitionKey: {
        kind: 'MultiHash'
        version: 2
        paths: ['/day', '/publisher']
      }
      indexingPolicy: {
        automatic: true
        indexingMode: 'consistent'
        includedPaths: [
          { path: '/kind/?' }
          { path: '/day/?' }
          { path: '/publisher/?' }
          { path: '/songId/?' }
          { path: '/endedKey/?' }
          { path: '/costKey/?' }
        ]
        excludedPaths: [{ path: '/*' }]
      }
    }
  }
}

// Where the change feed of `costs` has been read to. The app would make it, but its identity may not.
resource leases 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = {
  parent: database
  name: 'leases'
  properties: {
    resource: {
      id: 'leases'
      partitionKey: {
        kind: 'Hash'
        version: 2
        paths: ['/id']
      }
    }
  }
}

// Who changed the account. Not every read and write of a document, which would cost more than they do.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
  }
}

output accountName string = account.name
output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
output database string = database.name
output songsContainer string = songs.name
