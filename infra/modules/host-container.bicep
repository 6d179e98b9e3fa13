// Container Apps: the same app as an image, ffmpeg inside, and the only host with GPUs. `kind: functionapp` is what makes Container Apps run it as Functions.

param location string
param tags object
param name string
param resourceToken string
param serviceName string
param workspaceId string
param componentName string
param identityId string
param registryLoginServer string

@description('The image, as registry/repository:tag; empty before the first deployment.')
param image string

@description('The app\'s settings.')
param settings object

@description('The GPU that a replica has; empty for none. The platform takes any text here, so the words are listed.')
@allowed(['', 'Consumption-GPU-NC8as-T4', 'Consumption-GPU-NC24-A100'])
param gpuProfile string

@description('vCPUs of a replica: without a GPU 1, 2 or 4; with one, all that its profile has.')
param vcpus int

param memoryGib int
param minimumReplicas int
param maximumReplicas int

@description('The subnet that the environment lives in; empty for none.')
param subnetId string

@description('Whether only the virtual network reaches the app.')
param privateNetworking bool

@description('The virtual network, which then finds the app by its name; empty for none.')
param networkId string

@description('Client id of the app registration that people sign in with; empty for none.')
param entraClientId string

// Stands in until there is an image: an app without functions.
var placeholder = 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0'
var profileName = empty(gpuProfile) ? 'Consumption' : 'gpu'
// A user who is not root listens no lower (infra/gpu/Dockerfile).
var port = 8080

var consumption = {
  name: 'Consumption'
  workloadProfileType: 'Consumption'
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource appEnvironment 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: 'cae-${resourceToken}'
  location: location
  tags: tags
  properties: {
    // Through diagnostic settings below: the other way needs the workspace's key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    publicNetworkAccess: privateNetworking ? 'Disabled' : 'Enabled'
    vnetConfiguration: empty(subnetId) ? null : { infrastructureSubnetId: subnetId, internal: privateNetworking }
    peerTrafficConfiguration: {
      encryption: {
        enabled: true
      }
    }
    workloadProfiles: empty(gpuProfile) ? [consumption] : [consumption, { name: 'gpu', workloadProfileType: gpuProfile }]
  }
}

// An environment within a network is in no public name server.
module appNames 'app-dns.json' = if (privateNetworking) {
  name: 'app-dns'
  params: {
    domain: appEnvironment.properties.defaultDomain
    address: appEnvironment.properties.staticIp
    networkId: networkId
    linkName: 'link-${resourceToken}'
    tags: tags
  }
}

var container = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  // Keys of the app are made by it, and kept in the host's account. The store of Container Apps is read only: without keys that somebody has put there, nobody
  // gets in; and files would differ from replica to replica.
  AzureWebJobsSecretStorageType: 'Blob'
  // The same for all replicas: they share keys and locks by it. Left out, it may be the machine's name.
  AzureFunctionsWebHost__hostid: name
  // The image says so itself; the placeholder listens on 80 otherwise, and is not well.
  ASPNETCORE_URLS: 'http://+:${port}'
}
var values = union(settings, container, { APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString })

resource app 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: appEnvironment.id
    workloadProfileName: profileName
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      ingress: {
        external: true
        targetPort: port
        transport: 'auto'
        allowInsecure: false
      }
      registries: [
        {
          server: registryLoginServer
          identity: identityId
        }
      ]
    }
    template: {
      // An activity in hand is finished: half a minute of decoding at most, mostly.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: serviceName
          image: empty(image) ? placeholder : image
          resources: {
            cpu: vcpus
            memory: '${memoryGib}Gi'
          }
          env: map(items(values), setting => { name: setting.key, value: setting.value })
        }
      ]
      scale: {
        minReplicas: minimumReplicas
        maxReplicas: maximumReplicas
        // The time for which the price book counts waiting (docs/cost-model.md).
        cooldownPeriod: 300
      }
    }
  }
}

// Without a client secret the app takes identity tokens and nothing more, which is all that signing in needs.
resource signIn 'Microsoft.App/containerApps/authConfigs@2026-01-01' = if (!empty(entraClientId)) {
  parent: app
  name: 'current'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      excludedPaths: ['/api/health', '/api/openapi.json']
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: entraClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [entraClientId, 'api://${entraClientId}']
        }
      }
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: appEnvironment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output uri string = 'https://${app.properties.configuration.ingress.fqdn}'
output environmentName string = appEnvironment.name
