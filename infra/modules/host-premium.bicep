// Elastic Premium: instances that are always warm, in a virtual network, without the limits of Flex. CPU only: no size has a GPU. It runs an image, because a
// package would need a file share, and a file share needs the shared keys that are off; and because the image brings ffmpeg.

param location string
param tags object
param name string
param serviceName string
param workspaceId string
param componentName string
param identityId string
param identityClientId string
param registryLoginServer string

@description('The image, as registry/repository:tag; empty before the first deployment.')
param image string

@description('The app\'s settings.')
param settings object

@allowed(['EP1', 'EP2', 'EP3'])
param size string

@description('Instances that are always there, 1 or more.')
param minimumInstances int

@description('Instances at most.')
param maximumInstances int

@description('The subnet that requests to the outside leave through; empty for none.')
param subnetId string

@description('What happens to requests that no rule names: Allow or Deny.')
param defaultAction string

@description('Who reaches the app.')
param accessRules array

@description('Who reaches its deployment site.')
param deploymentRules array

@description('Client id of the app registration that people sign in with; empty for none.')
param entraClientId string

// Stands in until there is an image: an app without functions.
var placeholder = 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0'

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'elastic'
  sku: {
    name: size
    tier: 'ElasticPremium'
    capacity: minimumInstances
  }
  properties: {
    reserved: true
    maximumElasticWorkerCount: maximumInstances
  }
}

var container = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'
  WEBSITES_PORT: '8080'
  // The image says so itself; the placeholder listens on 80 otherwise.
  ASPNETCORE_URLS: 'http://+:8080'
}
var signIn = empty(entraClientId) ? {} : { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId }
var values = union(settings, container, signIn, { APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString })

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux,container'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    outboundVnetRouting: empty(subnetId) ? null : { allTraffic: true }
    siteConfig: {
      linuxFxVersion: 'DOCKER|${empty(image) ? placeholder : image}'
      acrUseManagedIdentityCreds: startsWith(image, registryLoginServer)
      acrUserManagedIdentityID: identityClientId
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      minimumElasticInstanceCount: minimumInstances
      functionAppScaleLimit: maximumInstances
      // Instances are counted by the app, which reaches its queues and feed; the platform reaches nothing behind a firewall.
      functionsRuntimeScaleMonitoringEnabled: true
      appSettings: map(items(values), setting => { name: setting.key, value: setting.value })
      ipSecurityRestrictionsDefaultAction: defaultAction
      ipSecurityRestrictions: accessRules
      scmIpSecurityRestrictionsDefaultAction: defaultAction
      scmIpSecurityRestrictions: deploymentRules
      scmIpSecurityRestrictionsUseMain: false
    }
  }
}

module security 'site-security.bicep' = {
  name: 'site-security'
  params: {
    siteName: app.name
    workspaceId: workspaceId
    entraClientId: entraClientId
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
