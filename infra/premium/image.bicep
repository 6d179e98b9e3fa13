// Which image the Premium app runs. Deployed by hooks/image after each build; main.bicep says the same at the next provisioning.

param functionAppName string

@description('As registry/repository:tag.')
param image string

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource runs 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'web'
  properties: {
    linuxFxVersion: 'DOCKER|${image}'
    acrUseManagedIdentityCreds: true
  }
}
