# Before packaging for Flex: puts the ffmpeg that FFMPEG_URL names into functions/ffmpeg, if its SHA-256 is FFMPEG_SHA256. The address is of one static x64 Linux
# program, or of a tar archive with one in it. Without FFMPEG_URL nothing is done, and WAV is all that Flex decodes.
$ErrorActionPreference = 'Stop'

$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$folder = Join-Path $root 'functions/ffmpeg'
if (-not $env:FFMPEG_URL) {
  Remove-Item -Recurse -Force $folder -ErrorAction SilentlyContinue
  azd env set FFMPEG_IN_PACKAGE false
  Write-Host 'No FFMPEG_URL: the package decodes WAV only. See docs/platform.md.'
  exit 0
}

if (-not $env:FFMPEG_URL.StartsWith('https://')) { throw 'FFMPEG_URL has to begin with https://.' }
if ($env:FFMPEG_SHA256 -notmatch '^[0-9a-fA-F]{64}$') { throw 'FFMPEG_SHA256 has to be the SHA-256 of what FFMPEG_URL names, in 64 hexadecimal digits.' }

$work = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName()))
try {
  $download = Join-Path $work 'download'
  Invoke-WebRequest -Uri $env:FFMPEG_URL -OutFile $download -MaximumRetryCount 3
  $actual = (Get-FileHash -Algorithm SHA256 $download).Hash.ToLowerInvariant()
  if ($actual -ne $env:FFMPEG_SHA256.ToLowerInvariant()) {
    throw "What FFMPEG_URL names has the SHA-256 $actual, not $env:FFMPEG_SHA256. Nothing was put into the package."
  }

  $program = $download
  $names = tar -tf $download 2>$null
  if ($LASTEXITCODE -eq 0) {
    $name = $names | Where-Object { $_ -match '(^|/)ffmpeg$' } | Select-Object -First 1
    if (-not $name) { throw 'The archive has no program called ffmpeg in it.' }
    tar -xf $download -C $work $name
    $program = Join-Path $work $name
  }

  New-Item -ItemType Directory -Force $folder | Out-Null
  Copy-Item $program (Join-Path $folder 'ffmpeg') -Force
}
finally {
  Remove-Item -Recurse -Force $work
}

azd env set FFMPEG_IN_PACKAGE true
Write-Host "The package decodes with $env:FFMPEG_URL."
