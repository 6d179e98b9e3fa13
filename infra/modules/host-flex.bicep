// Flex Consumption: the default. Scales to zero, bills by the second, runs the package as it is. No GPU, and no ffmpeg unless the package brings one.

param location string
param tags object
param name string
param serviceName string
param workspaceId string
param componentName string
param identityId string
param identityClientId string

@description('Where packages are put, as the address of a container.')
param packageContainerUri string

@description('The app\'s settings.')
param settings object

@allowed([512, 2048, 4096])
param instanceMemoryMb int

@description('Instances at most, 40 to 1000.')
param maximumInstances int

@description('Instances that are always there for orchestrations; 0 for none.')
param alwaysReady int

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

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

var signIn = empty(entraClientId) ? {} : { OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId }
var values = union(settings, signIn, { APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString })

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
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
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMb
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady > 0 ? [{ name: 'durable', instanceCount: alwaysReady }] : []
      }
    }
    // No ftpsState: Flex has no FTP, and refuses to be told so.
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
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
