#Requires -Version 7.4
# What a hook that needs the Azure CLI asks first: is it there, and signed in to the subscription that azd deploys to? azd has a sign-in of its own.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

if (-not (Get-Command az -ErrorAction SilentlyContinue)) { throw 'The Azure CLI is missing: https://aka.ms/azure-cli' }
az account show --subscription $env:AZURE_SUBSCRIPTION_ID -o none
if ($LASTEXITCODE -ne 0) { throw "The Azure CLI is not signed in to the subscription ${env:AZURE_SUBSCRIPTION_ID}: az login, then this again." }
