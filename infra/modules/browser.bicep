// How the page reaches songs: it uploads them to the account, and plays them from there, from the app's origin and no other. Apart from storage.bicep, because
// the origin is known when the app is there.

param audioStorageName string

@description('The page\'s origin, as in https://app.azurewebsites.net, without a slash at the end.')
param origin string

@description('Days that a deleted or overwritten song can be brought back; 0 for none. Decoded songs are billed for as long.')
param keepDeletedDays int

resource audio 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: audioStorageName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: audio
  name: 'default'
  properties: {
    cors: {
      corsRules: [
        {
          allowedOrigins: [origin]
          allowedMethods: ['PUT', 'GET', 'HEAD', 'OPTIONS']
          // What an upload by a signed address sends, and what a player asks for and has to see of the answer.
          allowedHeaders: ['content-type', 'range', 'if-match', 'if-none-match', 'x-ms-*']
          exposedHeaders: ['etag', 'content-length', 'content-range', 'accept-ranges', 'x-ms-*']
          maxAgeInSeconds: 600
        }
      ]
    }
    deleteRetentionPolicy: keepDeletedDays > 0 ? { enabled: true, days: keepDeletedDays } : { enabled: false }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}
