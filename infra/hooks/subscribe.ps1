# After deploying to Flex or Premium: subscribes the trigger to Event Grid. Safe to run again at any time: the subscription is replaced by the same.
# The key that the subscription needs is read inside Azure (infra/event-subscription.bicep); here it is only asked whether it exists.
$ErrorActionPreference = 'Stop'

switch -CaseSensitive ($env:HOSTING_PLAN) {
  { $_ -cin 'flex', 'premium' } { break }
  { $_ -cin 'containerApps', 'containerAppsGpu' } { Write-Host 'Uploads go through a queue on Container Apps: nothing to subscribe.'; exit 0 }
  default { throw "HOSTING_PLAN is '$env:HOSTING_PLAN': provision first, with azd provision." }
}

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'SERVICE_TAGGER_NAME', 'EVENTS_TOPIC_NAME', 'EVENTS_IDENTITY_ID', 'AUDIO_STORAGE_NAME') {
  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is missing: provision first, with azd provision." }
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) { throw 'The Azure CLI is missing: https://aka.ms/azure-cli' }

$attempts = if ($env:SUBSCRIBE_ATTEMPTS) { [int]$env:SUBSCRIBE_ATTEMPTS } else { 20 }
$pause = if ($env:SUBSCRIBE_PAUSE_SECONDS) { [int]$env:SUBSCRIBE_PAUSE_SECONDS } else { 15 }

# Says true or something else, and never the key.
function Test-Key {
  $answer = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID -g $env:AZURE_RESOURCE_GROUP -n $env:SERVICE_TAGGER_NAME `
    --query "contains(keys(systemKeys), 'blobs_extension')" -o tsv 2>$null
  return $answer -eq 'true'
}

function Add-Subscription {
  az deployment group create --subscription $env:AZURE_SUBSCRIPTION_ID -g $env:AZURE_RESOURCE_GROUP -n event-subscription -o none `
    --template-file (Join-Path $PSScriptRoot '../event-subscription.bicep') `
    --parameters "topicName=$env:EVENTS_TOPIC_NAME" "functionAppName=$env:SERVICE_TAGGER_NAME" "audioStorageName=$env:AUDIO_STORAGE_NAME" "eventsIdentityId=$env:EVENTS_IDENTITY_ID" | Out-Host
  return $LASTEXITCODE -eq 0
}

for ($attempt = 1; -not (Test-Key); $attempt++) {
  if ($attempt -ge $attempts) {
    throw "The app $env:SERVICE_TAGGER_NAME has no key blobs_extension: its trigger has not started. See its log stream, then run this again: azd hooks run postdeploy"
  }
  Write-Host "Waiting for the app to start ($attempt of $attempts) ..."
  Start-Sleep -Seconds $pause
}

# Event Grid asks the app whether it wants the events, and an app that has just started may be slow to answer.
for ($attempt = 1; -not (Add-Subscription); $attempt++) {
  if ($attempt -ge $attempts) {
    throw "Event Grid could not subscribe $env:SERVICE_TAGGER_NAME. The reason is above; run this again: azd hooks run postdeploy"
  }
  Write-Host "Trying to subscribe again ($attempt of $attempts) ..."
  Start-Sleep -Seconds $pause
}
Write-Host "Uploads to the container audio of $env:AUDIO_STORAGE_NAME now reach $env:SERVICE_TAGGER_NAME."
