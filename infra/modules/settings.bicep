// What the app is told: every setting, in one place. No secret is among them: every address is reached with the app's identity. Names and ranges are the
// code's; whatever is not here has the code's default.

param appClientId string
param hostStorageName string
param hostBlobUri string
param hostQueueUri string
param hostTableUri string
param audioBlobUri string
param audioQueueUri string
param cosmosEndpoint string
param cosmosDatabase string
param cosmosSongsContainer string

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

@description('Whether the news of uploads comes through a queue, and not to the blob trigger.')
param deliversToQueue bool

@description('Share of traces that are kept, from 0 to 1.')
param traceRatio string

@description('Where metrics are sent by OTLP; empty for nowhere.')
param otlpEndpoint string

@description('More settings, which count more than those here: Tagging__SegmentsPerActivity and the like.')
param overrides object

var usesScheduler = !empty(schedulerEndpoint)

// The account's name beside its addresses, because payloads of long songs are put where the name says.
var storage = {
  AzureWebJobsStorage__accountName: hostStorageName
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

// Hub, backend and payloads are in host.json alone, of which the package has the one for its backend (docs/platform.md): what decides on instances reads the
// file and no setting. The file has two activities at a time; larger instances take more.
var durable = {
  AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions: string(activitiesPerInstance)
}

var onScheduler = {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${appClientId}'
}

var onStorage = {
  AzureWebJobsStorage__tableServiceUri: hostTableUri
}

// News of an upload comes by one of two ways; whoever listens to the other one asks a queue for nothing, and pays for that. With underscores, because Linux may
// not have dots in a variable's name; Azure's host looks for both.
var triggers = deliversToQueue ? {
  AzureWebJobs_OnAudioUploaded_Disabled: 'true'
} : {
  AzureWebJobs_OnAudioAnnounced_Disabled: 'true'
  AzureWebJobs_OnPoisonedAnnouncement_Disabled: 'true'
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
  // Five minutes, so that most songs are one activity without a staging blob: Flex bills every execution for a second at least (docs/adr/0025-batches-of-a-hundred.md).
  Tagging__SegmentsPerActivity: '100'
  Tagging__BatchesInFlight: '8'
  Sweep__StuckAfter: '01:00:00'
  Sweep__KeepEnded: '7.00:00:00'
  Sweep__KeepStaged: '1.00:00:00'
  Audio__MaximumDuration: '06:00:00'
  Audio__FfmpegProgram: ffmpegProgram
}

// Host and worker decide by the trace's id, so that they keep the same traces. Metrics are never sampled, so that costs add up and alerts count; neither are the
// app's own lines (docs/adr/0020-telemetry-and-delivery-in-azure.md).
var telemetry = {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${appClientId};Authorization=AAD'
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: traceRatio
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
  triggers,
  money,
  tagging,
  telemetry,
  host,
  empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint },
  overrides
)
