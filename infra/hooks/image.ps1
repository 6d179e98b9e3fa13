# After provisioning Premium: builds the image in the registry, lets the app run it, and subscribes the trigger. azd deploys packages to Functions and images to
# Container Apps, but no image to Functions; so this does.
$ErrorActionPreference = 'Stop'

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'AZURE_CONTAINER_REGISTRY_ENDPOINT', 'SERVICE_TAGGER_NAME') {
  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is missing: provision first, with azd provision." }
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) { throw 'The Azure CLI is missing: https://aka.ms/azure-cli' }

$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$tag = [DateTime]::UtcNow.ToString('yyyyMMddHHmmss', [Globalization.CultureInfo]::InvariantCulture)
$registry = $env:AZURE_CONTAINER_REGISTRY_ENDPOINT
$image = "$registry/tagger:$tag"

az acr build --subscription $env:AZURE_SUBSCRIPTION_ID -r $registry.Split('.')[0] -t "tagger:$tag" -f (Join-Path $root 'infra/gpu/Dockerfile') $root
if ($LASTEXITCODE -ne 0) { throw 'The image could not be built. The reason is above.' }
az deployment group create --subscription $env:AZURE_SUBSCRIPTION_ID -g $env:AZURE_RESOURCE_GROUP -n image -o none `
  --template-file (Join-Path $PSScriptRoot '../premium/image.bicep') --parameters "functionAppName=$env:SERVICE_TAGGER_NAME" "image=$image"
if ($LASTEXITCODE -ne 0) { throw 'The app could not be told of its image. The reason is above.' }

# The next azd provision keeps it.
azd env set SERVICE_TAGGER_IMAGE_NAME $image
if ($LASTEXITCODE -ne 0) { throw 'azd could not remember SERVICE_TAGGER_IMAGE_NAME.' }
& (Join-Path $PSScriptRoot 'subscribe.ps1')
