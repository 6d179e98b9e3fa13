#Requires -Version 7
# Before provisioning: settles what the templates are told. The arguments are the plans that this azd root deploys, the default first.
#   prepare.ps1 containerAppsGpu containerApps
param([Parameter(Mandatory, ValueFromRemainingArguments)][string[]] $Plans)
$ErrorActionPreference = 'Stop'

function Set-Value($name, $value) {
  azd env set $name $value
  if ($LASTEXITCODE -ne 0) { throw "azd could not remember $name." }
}

$plan = if ($env:HOSTING_PLAN) { $env:HOSTING_PLAN } else { $Plans[0] }
if (-not ($Plans -ccontains $plan)) {
  throw "HOSTING_PLAN is $plan, which is not deployed from ${PWD}: flex is deployed from the repository's root, premium from infra/premium, containerApps and containerAppsGpu from infra/gpu."
}
Set-Value HOSTING_PLAN $plan

# Whether hooks/ffmpeg will have something to put into the package. Said here, because azd may package while it provisions.
if ($env:FFMPEG_URL) {
  Set-Value FFMPEG_IN_PACKAGE 'true'
}
else {
  Set-Value FFMPEG_IN_PACKAGE 'false'
}

# The month in which the budget was made, which Azure lets nobody change later.
if (-not $env:BUDGET_START_DATE) {
  Set-Value BUDGET_START_DATE ([DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture))
}
