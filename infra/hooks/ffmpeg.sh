#!/bin/sh
# Before packaging for Flex: puts the ffmpeg that FFMPEG_URL names into functions/ffmpeg, if its SHA-256 is FFMPEG_SHA256. The address is of one static x64 Linux
# program, or of a tar archive with one in it. Without FFMPEG_URL nothing is done, and WAV is all that Flex decodes.
set -eu

root="$(cd "$(dirname "$0")/../.." && pwd)"
target="$root/functions/ffmpeg/ffmpeg"
if [ -z "${FFMPEG_URL:-}" ]; then
  rm -rf "$root/functions/ffmpeg"
  azd env set FFMPEG_IN_PACKAGE false
  echo "No FFMPEG_URL: the package decodes WAV only. See docs/platform.md."
  exit 0
fi

case "$FFMPEG_URL" in
  https://*) ;;
  *) echo "FFMPEG_URL has to begin with https://." >&2; exit 1 ;;
esac
case "${FFMPEG_SHA256:-}" in
  *[!0-9a-fA-F]*|"") echo "FFMPEG_SHA256 has to be the SHA-256 of what FFMPEG_URL names, in 64 hexadecimal digits." >&2; exit 1 ;;
esac

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
curl -fsSL --proto '=https' --retry 3 -o "$work/download" "$FFMPEG_URL"
expected="$(printf %s "$FFMPEG_SHA256" | tr A-F a-f)"
actual="$( (sha256sum "$work/download" 2>/dev/null || shasum -a 256 "$work/download") | cut -d ' ' -f 1)"
if [ "$actual" != "$expected" ]; then
  echo "What FFMPEG_URL names has the SHA-256 $actual, not $expected. Nothing was put into the package." >&2
  exit 1
fi

if tar -tf "$work/download" >"$work/names" 2>/dev/null; then
  name="$(grep -E '(^|/)ffmpeg$' "$work/names" | head -n 1)"
  [ -n "$name" ] || { echo "The archive has no program called ffmpeg in it." >&2; exit 1; }
  tar -xOf "$work/download" "$name" >"$work/ffmpeg"
else
  cp "$work/download" "$work/ffmpeg"
fi

mkdir -p "$(dirname "$target")"
cp "$work/ffmpeg" "$target"
chmod 755 "$target"
azd env set FFMPEG_IN_PACKAGE true
echo "The package decodes with $FFMPEG_URL."
