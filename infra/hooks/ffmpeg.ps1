#Requires -Version 7.4
# Puts the ffmpeg that FFMPEG_URL names into functions/ffmpeg, if its SHA-256 is FFMPEG_SHA256. The address is of one static x64 Linux program, or of a tar
# archive with one in it. Without FFMPEG_URL there is none, and WAV is all that Flex decodes. Whatever goes wrong, an ffmpeg that is there stays as it is.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

# Some bytes of a file, in hexadecimal: from where, how many, of which.
function Get-Bytes($from, $count, $path) {
  $start = Get-Content -AsByteStream -TotalCount ($from + $count) -LiteralPath $path
  return [Convert]::ToHexString([byte[]] @($start | Select-Object -Skip $from)).ToLowerInvariant()
}

$folder = Join-Path (Resolve-Path (Join-Path $PSScriptRoot '../../functions')).Path 'ffmpeg'
if (-not $env:FFMPEG_URL) {
  if (Test-Path $folder) { Remove-Item -Recurse -Force $folder }
  Write-Host 'No FFMPEG_URL: the package decodes WAV only. See docs/platform.md.'
  exit 0
}

if ($env:FFMPEG_URL -notmatch '\A[!-~]*\z' -or $env:FFMPEG_URL -match '["\\]') { throw 'FFMPEG_URL has a space, a quote or a backslash in it. An address has none.' }
if (-not $env:FFMPEG_URL.StartsWith('https://', [StringComparison]::Ordinal)) { throw 'FFMPEG_URL has to begin with https://.' }
$expected = if ($env:FFMPEG_SHA256) { $env:FFMPEG_SHA256.ToLowerInvariant() } else { '' }
if ($expected -notmatch '\A[0-9a-f]{64}\z') { throw 'FFMPEG_SHA256 has to be the SHA-256 of what FFMPEG_URL names, in 64 hexadecimal digits.' }

$work = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName()))
try {
  $download = Join-Path $work 'download'
  try {
    Invoke-WebRequest -Uri $env:FFMPEG_URL -OutFile $download -MaximumRetryCount 3
  }
  catch {
    throw "What FFMPEG_URL names could not be fetched: $($_.Exception.Message) Nothing was put into the package."
  }
  $actual = (Get-FileHash -Algorithm SHA256 -LiteralPath $download).Hash.ToLowerInvariant()
  if ($actual -ne $expected) { throw "What FFMPEG_URL names has the SHA-256 $actual, not $expected. Nothing was put into the package." }

  $program = $download
  $names = tar -tf $download 2>$null
  if ($LASTEXITCODE -eq 0) {
    $name = $names | Where-Object { $_ -cmatch '(^|/)ffmpeg$' } | Select-Object -First 1
    if (-not $name) { throw 'The archive that FFMPEG_URL names has no program called ffmpeg in it.' }
    tar -xf $download -C $work -- $name
    if ($LASTEXITCODE -ne 0) { throw 'The archive that FFMPEG_URL names could not be unpacked.' }
    $program = Join-Path $work $name
  }

  # An ELF file (0x7f, ELF) for x86-64 (machine 0x3e).
  if ((Get-Bytes 0 4 $program) -ne '7f454c46' -or (Get-Bytes 18 2 $program) -ne '3e00') {
    throw 'What FFMPEG_URL names is neither a program for x64 Linux nor a tar archive with one in it.'
  }

  New-Item -ItemType Directory -Force $folder | Out-Null
  Copy-Item -LiteralPath $program (Join-Path $folder 'new') -Force
  Move-Item -LiteralPath (Join-Path $folder 'new') (Join-Path $folder 'ffmpeg') -Force
}
finally {
  Remove-Item -Recurse -Force $work
}

Write-Host "The package decodes with the ffmpeg that FFMPEG_URL names, SHA-256 $actual."
# tar's answer to a program, which is no archive, is not this hook's.
exit 0
