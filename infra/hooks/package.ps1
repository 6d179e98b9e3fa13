#Requires -Version 7.4
# Before packaging for Flex: chooses the host.json that the package takes (functions/package.props), and puts an ffmpeg into it (hooks/ffmpeg).
$ErrorActionPreference = 'Stop'

$backend = if ($env:DURABLE_BACKEND) { $env:DURABLE_BACKEND } else { 'scheduler' }
if (-not (@('scheduler', 'storage') -ccontains $backend)) { throw "DURABLE_BACKEND is ${backend}: it has to be scheduler or storage." }

# Always written, so that none stays from another environment. Read by functions/GenreFunctions.Functions.csproj.
Set-Content -Path (Join-Path $PSScriptRoot '../../functions/package.props') -Value @"
<Project>
  <PropertyGroup>
    <DurableBackend>$backend</DurableBackend>
  </PropertyGroup>
</Project>
"@
Write-Host "The package keeps orchestrations in: $backend."
& (Join-Path $PSScriptRoot 'ffmpeg.ps1')
