// What the app is told: every setting, in one place. No secret is among them: every address is reached with the app's identity. Names and ranges are the
// code's; whatever is not here has the code's default.

param appClientId string
param hostBlobUri string
param hostQueueUri string
param hostTableUri string
param audioBlobUri string
param audioQueueUri string
param cosmosEndpoint string
param cosmosDatabase string
param cosmosSongsContainer string

@description('The task hub, as host.json calls it.')
param hubName string

@description('The scheduler\'s address; empty where orchestrations live in Azure Storage.')
param schedulerEndpoint string

@description('The plan as the price book calls it.')
param costPlan string

param flexMemoryMb int
param premiumSize string
param containerVcpus int
param containerMemoryGib int
param minimumInstances int

@description('Activities that an instance runs at a time.')
param activitiesPerInstance int

param monthlyBudget int

@description('Where ffmpeg is: a name on the path, or a file in the package.')
param ffmpegProgram string

@description('Where metrics are sent by OTLP; empty for nowhere.')
param otlpEndpoint string

@description('More settings, which count more than those here: Tagging__SegmentsPerActivity and the like.')
param overrides object

var usesScheduler = !empty(schedulerEndpoint)

var storage = {
  AzureWebJobsStorage__blobServiceUri: hostBlobUri
  AzureWebJobsStorage__queueServiceUri: hostQueueUri
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: appClientId
  AudioStorage__blobServiceUri: audioBlobUri
  AudioStorage__queueServiceUri: audioQueueUri
  AudioStorage__credential: 'managedidentity'
  AudioStorage__clientId: appClientId
}

var results = {
  CosmosConnection__accountEndpoint: cosmosEndpoint
  CosmosConnection__credential: 'managedidentity'
  CosmosConnection__clientId: appClientId
  Cosmos__Database: cosmosDatabase
  Cosmos__Container: cosmosSongsContainer
  Cosmos__CreateIfMissing: 'false'
}

// The hub's name is host.json's, said again so that a later change there cannot part the two. A song of six hours passes 770 KB from the orchestrator to
// RecordTags: above the threshold payloads go into a blob of the host's account, up to the maximum. Both are the extension's defaults, written down because the
// service depends on them.
var durable = {
  AzureFunctionsJobHost__extensions__durableTask__hubName: hubName
  AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions: string(activitiesPerInstance)
}

var onScheduler = {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${appClientId}'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__payloadStorageEnabled: 'true'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__payloadStorageThresholdBytes: '262144'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__payloadStorageMaxPayloadBytes: '10485760'
}

// Fewer polls and fewer partitions than by default: idle polling is what Azure Storage bills most for. Large messages go into blobs by themselves.
var onStorage = {
  AzureWebJobsStorage__tableServiceUri: hostTableUri
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'AzureStorage'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionName: 'AzureWebJobsStorage'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'AzureWebJobsStorage'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__partitionCount: '4'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval: '00:00:30'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__useTablePartitionManagement: 'true'
}

var money = {
  Costs__Plan: costPlan
  Costs__FlexMemoryMb: string(flexMemoryMb)
  Costs__PremiumSize: premiumSize
  Costs__ContainerVcpus: string(containerVcpus)
  Costs__ContainerMemoryGib: string(containerMemoryGib)
  Costs__MinimumInstances: string(minimumInstances)
  Costs__SideBySide: string(activitiesPerInstance)
  Costs__MonthlyBudget: string(monthlyBudget)
}

var tagging = {
  Tagging__SegmentsPerActivity: '10'
  Tagging__BatchesInFlight: '8'
  Sweep__StuckAfter: '01:00:00'
  Sweep__KeepEnded: '7.00:00:00'
  Sweep__KeepStaged: '1.00:00:00'
  Audio__MaximumDuration: '06:00:00'
  Audio__FfmpegProgram: ffmpegProgram
}

// Traces are sampled. Requests and exceptions are not, because alerts count them; metrics never are, so that costs add up.
var telemetry = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${appClientId};Authorization=AAD'
  AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled: 'true'
  AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__maxTelemetryItemsPerSecond: '5'
  AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__excludedTypes: 'Request;Exception'
}

var host = {
  // The page is the app's own at /; the host's welcome page would take its place.
  AzureWebJobsDisableHomepage: 'true'
}

output values object = union(
  storage,
  results,
  durable,
  usesScheduler ? onScheduler : onStorage,
  money,
  tagging,
  telemetry,
  host,
  empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint },
  overrides
)
