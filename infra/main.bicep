// Everything that the service needs, in one resource group. `azd up` deploys it; so does `az deployment sub create`. docs/platform.md has a table of the
// parameters, docs/security.md who can do what.
targetScope = 'subscription'

@description('The environment: part of the resource group\'s name, and of every other name as a hash.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('The region. GPUs and the Durable Task Scheduler are together in swedencentral.')
@minLength(1)
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('flex: scales to zero. premium: always warm. containerApps: as an image. containerAppsGpu: as an image, with a GPU.')
@allowed(['flex', 'premium', 'containerApps', 'containerAppsGpu'])
param hostingPlan string = 'flex'

@description('Memory of a Flex instance; 2048 has one core. Doubling it doubles what a second costs.')
@allowed([512, 2048, 4096])
param flexInstanceMemoryMb int = 2048

@description('Flex instances at most. The service takes 500 orchestration actions a second on the Consumption scheduler, which 100 instances reach.')
@minValue(40)
@maxValue(1000)
param flexMaximumInstances int = 100

@description('Flex instances that are always ready; they cost by the hour.')
@minValue(0)
@maxValue(100)
param flexAlwaysReady int = 0

@description('EP1: 1 vCPU and 3.5 GiB. EP2: 2 and 7. EP3: 4 and 14.')
@allowed(['EP1', 'EP2', 'EP3'])
param premiumSize string = 'EP1'

@description('Premium instances that always run.')
@minValue(1)
@maxValue(20)
param premiumMinimumInstances int = 1

@description('Premium instances at most.')
@minValue(1)
@maxValue(100)
param premiumMaximumInstances int = 20

@description('vCPUs of a replica without a GPU; it has 2 GiB for each.')
@allowed([1, 2, 4])
param containerVcpus int = 2

@description('The GPU of a replica, for containerAppsGpu: a T4 with 8 vCPUs and 56 GiB, or an A100 with 24 and 220.')
@allowed(['Consumption-GPU-NC8as-T4', 'Consumption-GPU-NC24-A100'])
param gpuProfile string = 'Consumption-GPU-NC8as-T4'

@description('Replicas that always run. 0 is untried: nothing may wake the last one up again.')
@minValue(0)
@maxValue(100)
param containerMinimumReplicas int = 1

@description('Replicas at most.')
@minValue(1)
@maxValue(300)
param containerMaximumReplicas int = 10

@description('The image that runs on premium and Container Apps; set by deploying, empty before.')
param containerImage string = ''

@description('scheduler: the Durable Task Scheduler. storage: Azure Storage, for regions without one.')
@allowed(['scheduler', 'storage'])
param durableBackend string = 'scheduler'

@description('Consumption: by the action, 500 a second. Dedicated: by the hour, 2,000 a second.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

@description('serverless: by the request. autoscale: reserved, from a tenth of the maximum.')
@allowed(['serverless', 'autoscale'])
param cosmosCapacity string = 'serverless'

@description('Request units a second at most, for autoscale; in thousands.')
@minValue(1000)
param cosmosMaximumRequestUnits int = 4000

@description('How far back results can be restored.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param cosmosBackupTier string = 'Continuous7Days'

@description('Days after which an upload moves to the cool tier, where keeping is cheaper and reading dearer.')
@minValue(1)
param uploadsCoolAfterDays int = 30

@description('Days that a deleted or overwritten song can be brought back; 0 for none. Decoded songs, 5 MB a minute, are billed for as long.')
@minValue(0)
@maxValue(365)
param keepDeletedDays int = 1

@description('A virtual network, private endpoints, and no way in but for Event Grid and the allowed addresses.')
param privateNetworking bool = false

@description('Addresses of the virtual network, /23 or wider.')
param networkPrefix string = '10.61.0.0/22'

@description('With private networking: IPv4 addresses or ranges, divided by commas, that reach app and storage. The one that you deploy from has to be among them.')
param allowedAddresses string = ''

@description('With private networking: ids of private DNS zones that a hub has already, by blob, queue, table, Sql and scheduler.')
param existingZoneIds object = {}

@description('Client id of the app registration with which people sign in; empty for keys of the app only.')
param entraClientId string = ''

@description('Object id of a user or group that may see results and orchestrations, and upload; empty for nobody.')
param operatorPrincipalId string = ''

@description('Who uploads with an identity: { name, principalId, principalType }, each below the folder of its name.')
param publishers array = []

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Gigabytes of logs a day, after which nothing more is taken in until midnight; -1 for no limit.')
param logDailyQuotaGb int = 10

@description('Who is told of alerts and of the budget; empty for the owners of the subscription.')
param alertEmail string = ''

@description('What a month may cost, in the currency of the bill. The page shows it as well.')
@minValue(1)
param monthlyBudget int = 200

@description('The first day of the month in which the budget was made; empty for this month.')
param budgetStartDate string = ''

@description('Leave it alone: it is how the templates learn what month it is.')
param thisMonth string = utcNow('yyyy-MM-01')

@description('Percent of executions that may fail before somebody is told.')
@minValue(0)
@maxValue(100)
param failureRatePercent int = 5

@description('Seconds that a song may wait before somebody is told.')
@minValue(1)
param queueAgeLimitSeconds int = 900

@description('What a song may cost on average before somebody is told: a number with a point, in the price book\'s currency.')
param songCostLimit string = '0.01'

@description('Whether the package has an ffmpeg in it (Flex); set by hooks/ffmpeg.')
param ffmpegInPackage bool = false

@description('Share of traces that are kept, from 0 to 1: what they cost follows. Metrics, and with them alerts and costs, are always whole.')
param traceRatio string = '0.1'

@description('Where metrics are sent by OTLP, as in https://collector.example:4317; empty for nowhere.')
param otlpEndpoint string = ''

@description('More settings of the app, which count more than those of modules/settings.bicep: Tagging__SegmentsPerActivity and the like.')
param appSettings object = {}

var tags = { 'azd-env-name': environmentName }
var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))

var usesFlex = hostingPlan == 'flex'
var usesPremium = hostingPlan == 'premium'
var usesGpu = hostingPlan == 'containerAppsGpu'
var usesContainerApps = hostingPlan == 'containerApps' || usesGpu
var usesImage = !usesFlex
var usesScheduler = durableBackend == 'scheduler'

// Read from the file that is deployed, so that the two cannot differ; host.storage.json has the same name.
var hubName = loadJsonContent('../host.json').extensions.durableTask.hubName

// A replica with a GPU has the whole of its profile.
var gpuProfiles = {
  'Consumption-GPU-NC8as-T4': { vcpus: 8, memoryGib: 56, costPlan: 'container-apps-gpu-t4' }
  'Consumption-GPU-NC24-A100': { vcpus: 24, memoryGib: 220, costPlan: 'container-apps-gpu-a100' }
}
var replicaVcpus = usesGpu ? gpuProfiles[gpuProfile].vcpus : containerVcpus
var replicaMemoryGib = usesGpu ? gpuProfiles[gpuProfile].memoryGib : 2 * containerVcpus

// The plan's name in the price book, and what its costs are computed by: the very sizes that are deployed.
var costPlans = {
  flex: 'flex'
  premium: 'premium'
  containerApps: 'container-apps'
  containerAppsGpu: gpuProfiles[gpuProfile].costPlan
}
var minimumInstances = usesFlex ? flexAlwaysReady : usesPremium ? premiumMinimumInstances : containerMinimumReplicas

// Two activities for a core or two: while one waits for storage, the other computes. Beyond that, one for each core.
var activitiesPerInstance = usesFlex ? 2 : usesPremium ? (premiumSize == 'EP3' ? 4 : 2) : max(2, replicaVcpus)

var addresses = filter(map(split(allowedAddresses, ','), address => trim(address)), address => !empty(address))
var addressRules = map(range(0, length(addresses)), i => {
  name: 'allowed-${i}'
  priority: 200 + i
  action: 'Allow'
  ipAddress: contains(addresses[i], '/') ? addresses[i] : '${addresses[i]}/32'
})
var eventGridRule = {
  name: 'event-grid'
  priority: 100
  action: 'Allow'
  tag: 'ServiceTag'
  ipAddress: 'AzureEventGrid'
}
var defaultAction = privateNetworking ? 'Deny' : 'Allow'
var accessRules = privateNetworking ? concat([eventGridRule], addressRules) : []
var deploymentRules = privateNetworking ? addressRules : []

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    workspaceId: monitoring.outputs.workspaceId
    coolAfterDays: uploadsCoolAfterDays
    privateNetworking: privateNetworking
    allowedAddresses: addresses
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    workspaceId: monitoring.outputs.workspaceId
    capacity: cosmosCapacity
    maximumRequestUnits: cosmosMaximumRequestUnits
    backupTier: cosmosBackupTier
    privateNetworking: privateNetworking
  }
}

module durable 'modules/durable.bicep' = if (usesScheduler) {
  name: 'durable'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    hubName: hubName
    sku: schedulerSku
    privateNetworking: privateNetworking
  }
}

module registry 'modules/registry.bicep' = if (usesImage) {
  name: 'registry'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    workspaceId: monitoring.outputs.workspaceId
  }
}

// Behind its firewall the audio account lets Event Grid in with the identity of the topic itself, and with no other.
var eventsIdentityId = privateNetworking ? '' : identity.outputs.eventsId

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    workspaceId: monitoring.outputs.workspaceId
    audioStorageId: storage.outputs.audioId
    identityId: eventsIdentityId
  }
}

module delivery 'modules/queue-delivery.bicep' = if (usesContainerApps) {
  name: 'queue-delivery'
  scope: group
  params: {
    topicName: events.outputs.topicName
    audioStorageId: storage.outputs.audioId
    uploadContainer: storage.outputs.uploadContainer
    deadLetterContainer: storage.outputs.deadLetterContainer
    deliveryQueue: storage.outputs.deliveryQueue
    identityId: eventsIdentityId
  }
  // Its roles come first: a subscription whose identity may not deliver is refused.
  dependsOn: [access]
}

module access 'modules/access.bicep' = {
  name: 'access'
  scope: group
  params: {
    audioStorageName: storage.outputs.audioName
    hostStorageName: storage.outputs.hostName
    cosmosAccountName: cosmos.outputs.accountName
    componentName: monitoring.outputs.componentName
    schedulerName: usesScheduler ? durable!.outputs.schedulerName : ''
    registryName: usesImage ? registry!.outputs.name : ''
    uploadContainer: storage.outputs.uploadContainer
    deadLetterContainer: storage.outputs.deadLetterContainer
    deliveryQueue: storage.outputs.deliveryQueue
    appPrincipalId: identity.outputs.appPrincipalId
    eventsPrincipalId: privateNetworking ? events.outputs.ownPrincipalId : identity.outputs.eventsPrincipalId
    operatorPrincipalId: operatorPrincipalId
    publishers: publishers
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  name: 'network'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    addressPrefix: networkPrefix
    delegation: usesPremium ? 'Microsoft.Web/serverFarms' : 'Microsoft.App/environments'
  }
}

module endpoints 'modules/private-endpoints.bicep' = if (privateNetworking) {
  name: 'private-endpoints'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointSubnetId
    audioStorageId: storage.outputs.audioId
    hostStorageId: storage.outputs.hostId
    cosmosAccountId: cosmos.outputs.accountId
    schedulerId: usesScheduler ? durable!.outputs.schedulerId : ''
    existingZoneIds: existingZoneIds
  }
}

module settings 'modules/settings.bicep' = {
  name: 'settings'
  scope: group
  params: {
    appClientId: identity.outputs.appClientId
    hostStorageName: storage.outputs.hostName
    hostBlobUri: storage.outputs.hostBlobUri
    hostQueueUri: storage.outputs.hostQueueUri
    hostTableUri: storage.outputs.hostTableUri
    audioBlobUri: storage.outputs.audioBlobUri
    audioQueueUri: storage.outputs.audioQueueUri
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    cosmosSongsContainer: cosmos.outputs.songsContainer
    schedulerEndpoint: usesScheduler ? durable!.outputs.endpoint : ''
    costPlan: costPlans[hostingPlan]
    flexMemoryMb: flexInstanceMemoryMb
    premiumSize: premiumSize
    containerVcpus: replicaVcpus
    containerMemoryGib: replicaMemoryGib
    minimumInstances: minimumInstances
    activitiesPerInstance: activitiesPerInstance
    monthlyBudget: monthlyBudget
    ffmpegProgram: ffmpegInPackage && usesFlex ? '/home/site/wwwroot/ffmpeg/ffmpeg' : 'ffmpeg'
    deliversToQueue: usesContainerApps
    traceRatio: traceRatio
    otlpEndpoint: otlpEndpoint
    overrides: appSettings
  }
}

module flex 'modules/host-flex.bicep' = if (usesFlex) {
  name: 'host-flex'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'func-${resourceToken}'
    serviceName: 'tagger'
    workspaceId: monitoring.outputs.workspaceId
    componentName: monitoring.outputs.componentName
    identityId: identity.outputs.appId
    identityClientId: identity.outputs.appClientId
    packageContainerUri: storage.outputs.packageContainerUri
    settings: settings.outputs.values
    instanceMemoryMb: flexInstanceMemoryMb
    maximumInstances: flexMaximumInstances
    alwaysReady: flexAlwaysReady
    subnetId: privateNetworking ? network!.outputs.appSubnetId : ''
    defaultAction: defaultAction
    accessRules: accessRules
    deploymentRules: deploymentRules
    entraClientId: entraClientId
  }
  dependsOn: [access, endpoints]
}

module premium 'modules/host-premium.bicep' = if (usesPremium) {
  name: 'host-premium'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'func-${resourceToken}'
    serviceName: 'tagger'
    workspaceId: monitoring.outputs.workspaceId
    componentName: monitoring.outputs.componentName
    identityId: identity.outputs.appId
    identityClientId: identity.outputs.appClientId
    registryLoginServer: registry!.outputs.loginServer
    image: containerImage
    settings: settings.outputs.values
    size: premiumSize
    minimumInstances: premiumMinimumInstances
    maximumInstances: premiumMaximumInstances
    subnetId: privateNetworking ? network!.outputs.appSubnetId : ''
    defaultAction: defaultAction
    accessRules: accessRules
    deploymentRules: deploymentRules
    entraClientId: entraClientId
  }
  dependsOn: [access, endpoints]
}

module containerApp 'modules/host-container.bicep' = if (usesContainerApps) {
  name: 'host-container'
  scope: group
  params: {
    location: location
    tags: tags
    name: 'ca-${resourceToken}'
    resourceToken: resourceToken
    serviceName: 'tagger'
    workspaceId: monitoring.outputs.workspaceId
    componentName: monitoring.outputs.componentName
    identityId: identity.outputs.appId
    registryLoginServer: registry!.outputs.loginServer
    image: containerImage
    settings: settings.outputs.values
    gpuProfile: usesGpu ? gpuProfile : ''
    vcpus: replicaVcpus
    memoryGib: replicaMemoryGib
    minimumReplicas: containerMinimumReplicas
    maximumReplicas: containerMaximumReplicas
    subnetId: privateNetworking ? network!.outputs.appSubnetId : ''
    privateNetworking: privateNetworking
    networkId: privateNetworking ? network!.outputs.networkId : ''
    entraClientId: entraClientId
  }
  dependsOn: [access, endpoints]
}

var appName = usesFlex ? flex!.outputs.name : usesPremium ? premium!.outputs.name : containerApp!.outputs.name
var appUri = usesFlex ? flex!.outputs.uri : usesPremium ? premium!.outputs.uri : containerApp!.outputs.uri

module browser 'modules/browser.bicep' = {
  name: 'browser'
  scope: group
  params: {
    audioStorageName: storage.outputs.audioName
    origin: appUri
    keepDeletedDays: keepDeletedDays
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    resourceToken: resourceToken
    workspaceId: monitoring.outputs.workspaceId
    topicId: events.outputs.topicId
    email: alertEmail
    failureRatePercent: failureRatePercent
    queueAgeLimitSeconds: queueAgeLimitSeconds
    songCostLimit: songCostLimit
  }
}

module workbooks 'modules/workbooks.bicep' = {
  name: 'workbooks'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${environmentName}'
    amount: monthlyBudget
    startDate: empty(budgetStartDate) ? thisMonth : budgetStartDate
    email: alertEmail
    peopleId: alerts.outputs.peopleId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = usesImage ? registry!.outputs.loginServer : ''
output HOSTING_PLAN string = hostingPlan
output SERVICE_TAGGER_NAME string = appName
output SERVICE_TAGGER_URI string = appUri
output AUDIO_STORAGE_NAME string = storage.outputs.audioName
output HOST_STORAGE_NAME string = storage.outputs.hostName
output COSMOS_ACCOUNT_NAME string = cosmos.outputs.accountName
output EVENTS_TOPIC_NAME string = events.outputs.topicName
output EVENTS_IDENTITY_ID string = privateNetworking ? 'SystemAssigned' : identity.outputs.eventsId
output WORKSPACE_ID string = monitoring.outputs.workspaceId
