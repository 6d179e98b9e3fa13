# Before provisioning: settles the plan that this azd root deploys, and remembers the month in which the budget was made, which Azure lets nobody change later.
$ErrorActionPreference = 'Stop'

$here = (Get-Location).Path.Replace('\', '/')
$plans = if ($here.EndsWith('/infra/premium')) { @('premium') }
  elseif ($here.EndsWith('/infra/gpu')) { @('containerAppsGpu', 'containerApps') }
  else { @('flex') }

$plan = if ($env:HOSTING_PLAN) { $env:HOSTING_PLAN } else { $plans[0] }
if ($plans -cnotcontains $plan) {
  throw "HOSTING_PLAN is $plan, which is not deployed from ${here}: flex is deployed from the repository's root, premium from infra/premium, containerApps and containerAppsGpu from infra/gpu."
}

azd env set HOSTING_PLAN $plan
if ($LASTEXITCODE -ne 0) { throw 'azd could not remember HOSTING_PLAN.' }

if (-not $env:BUDGET_START_DATE) {
  azd env set BUDGET_START_DATE ([DateTime]::UtcNow.ToString('yyyy-MM-01', [Globalization.CultureInfo]::InvariantCulture))
  if ($LASTEXITCODE -ne 0) { throw 'azd could not remember BUDGET_START_DATE.' }
}
