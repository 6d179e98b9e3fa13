#Requires -Version 7.4
# After deploying to Flex or Premium: subscribes the trigger to Event Grid. Safe to run again at any time: the subscription is replaced by the same.
# The key that the subscription needs is read inside Azure (infra/event-subscription.bicep); here it is only asked whether it exists.
# SUBSCRIBE_ATTEMPTS times each, SUBSCRIBE_PAUSE_SECONDS apart, it asks for the key and then subscribes.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

if ($env:HOSTING_PLAN -ceq 'flex') { $again = 'postdeploy' }
elseif ($env:HOSTING_PLAN -ceq 'premium') { $again = 'postprovision' }
elseif (@('containerApps', 'containerAppsGpu') -ccontains $env:HOSTING_PLAN) {
  Write-Host 'Uploads go through a queue on Container Apps: nothing to subscribe.'
  exit 0
}
else { throw "HOSTING_PLAN is '$env:HOSTING_PLAN': provision first, with azd provision." }

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'SERVICE_TAGGER_NAME', 'EVENTS_TOPIC_NAME', 'EVENTS_IDENTITY_ID', 'AUDIO_STORAGE_NAME') {
  if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is missing: provision first, with azd provision" }
}
$attempts = if ($env:SUBSCRIBE_ATTEMPTS) { $env:SUBSCRIBE_ATTEMPTS } else { '20' }
$pause = if ($env:SUBSCRIBE_PAUSE_SECONDS) { $env:SUBSCRIBE_PAUSE_SECONDS } else { '15' }
if ("$attempts$pause" -notmatch '\A[0-9]+\z') { throw 'SUBSCRIBE_ATTEMPTS and SUBSCRIBE_PAUSE_SECONDS have to be whole numbers.' }

& (Join-Path $PSScriptRoot 'signed-in.ps1')

# Says true or something else, and never the key. Why it could not be asked is kept until the last time.
$problem = (New-TemporaryFile).FullName
function Test-Key {
  $answer = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID -g $env:AZURE_RESOURCE_GROUP -n $env:SERVICE_TAGGER_NAME `
    --query "contains(keys(systemKeys), 'blobs_extension')" -o tsv 2>$problem
  return $answer -eq 'true'
}

function Add-Subscription {
  $template = Join-Path $PSScriptRoot '../event-subscription.bicep'
  az deployment group create --subscription $env:AZURE_SUBSCRIPTION_ID -g $env:AZURE_RESOURCE_GROUP -n event-subscription -o none `
    --template-file $template `
    --parameters "topicName=$env:EVENTS_TOPIC_NAME" "functionAppName=$env:SERVICE_TAGGER_NAME" "audioStorageName=$env:AUDIO_STORAGE_NAME" "eventsIdentityId=$env:EVENTS_IDENTITY_ID" | Out-Host
  return $LASTEXITCODE -eq 0
}

try {
  for ($attempt = 1; -not (Test-Key); $attempt++) {
    if ($attempt -ge [int] $attempts) {
      Get-Content $problem | Out-Host
      throw "The app $env:SERVICE_TAGGER_NAME has no key blobs_extension: its trigger has not started. See its log stream, then run this again: azd hooks run $again"
    }
    Write-Host "Waiting for the app to start ($attempt of $attempts) ..."
    Start-Sleep -Seconds $pause
  }
}
finally {
  Remove-Item $problem
}

# Event Grid asks the app whether it wants the events, and an app that has just started may be slow to answer.
for ($attempt = 1; -not (Add-Subscription); $attempt++) {
  if ($attempt -ge [int] $attempts) {
    throw "Event Grid could not subscribe $env:SERVICE_TAGGER_NAME. The reason is above; run this again: azd hooks run $again"
  }
  Write-Host "Trying to subscribe again ($attempt of $attempts) ..."
  Start-Sleep -Seconds $pause
}
Write-Host "Uploads to the container audio of $env:AUDIO_STORAGE_NAME now reach $env:SERVICE_TAGGER_NAME."
