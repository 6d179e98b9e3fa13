#Requires -Version 7.4
# Before provisioning: settles what the templates are told. The arguments are the plans that this azd root deploys, the default first.
#   prepare.ps1 containerAppsGpu containerApps
param([Parameter(Mandatory, ValueFromRemainingArguments)][string[]] $Plans)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$plan = if ($env:HOSTING_PLAN) { $env:HOSTING_PLAN } else { $Plans[0] }
if (-not ($Plans -ccontains $plan)) {
  throw "HOSTING_PLAN is $plan, which is not deployed from ${PWD}: flex is deployed from the repository's root, premium from infra/premium, containerApps and containerAppsGpu from infra/gpu."
}
azd env set HOSTING_PLAN $plan

# Whether hooks/ffmpeg will have something to put into the package. Said here, because azd may package while it provisions.
if ($env:FFMPEG_URL) {
  azd env set FFMPEG_IN_PACKAGE true
}
else {
  azd env set FFMPEG_IN_PACKAGE false
}

# The month in which the budget was made, which Azure lets nobody change later.
if (-not $env:BUDGET_START_DATE) {
  azd env set BUDGET_START_DATE ([DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture))
}
