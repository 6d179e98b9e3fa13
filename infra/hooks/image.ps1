#Requires -Version 7.4
# After provisioning Premium: builds the image in the registry, lets the app run it, and subscribes the trigger. azd deploys packages to Functions and images to
# Container Apps, but no image to Functions; so this does.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'AZURE_CONTAINER_REGISTRY_ENDPOINT', 'SERVICE_TAGGER_NAME') {
  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is missing: provision first, with azd provision" }
}
$backend = if ($env:DURABLE_BACKEND) { $env:DURABLE_BACKEND } else { 'scheduler' }
if (-not (@('scheduler', 'storage') -ccontains $backend)) { throw "DURABLE_BACKEND is ${backend}: it has to be scheduler or storage." }

& (Join-Path $PSScriptRoot 'signed-in.ps1')

$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$tag = [DateTime]::UtcNow.ToString('yyyyMMddHHmmss', [Globalization.CultureInfo]::InvariantCulture)
$registry = $env:AZURE_CONTAINER_REGISTRY_ENDPOINT
$registryName = $registry.Split('.')[0]
$image = "$registry/tagger:$tag"

$dockerfile = Join-Path $root 'infra/gpu/Dockerfile'
az acr build --subscription $env:AZURE_SUBSCRIPTION_ID -r $registryName --build-arg "DURABLE_BACKEND=$backend" -t "tagger:$tag" -f $dockerfile $root
if ($LASTEXITCODE -ne 0) { throw 'The image could not be built. The reason is above.' }
$template = Join-Path $PSScriptRoot '../premium/image.bicep'
az deployment group create --subscription $env:AZURE_SUBSCRIPTION_ID -g $env:AZURE_RESOURCE_GROUP -n image -o none `
  --template-file $template --parameters "functionAppName=$env:SERVICE_TAGGER_NAME" "image=$image"
if ($LASTEXITCODE -ne 0) { throw 'The app could not be told of its image. The reason is above.' }

# The next azd provision keeps it.
azd env set SERVICE_TAGGER_IMAGE_NAME $image
if ($LASTEXITCODE -ne 0) { throw 'azd could not remember SERVICE_TAGGER_IMAGE_NAME.' }
& (Join-Path $PSScriptRoot 'subscribe.ps1')
