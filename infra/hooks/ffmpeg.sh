#!/bin/sh
# Puts the ffmpeg that FFMPEG_URL names into functions/ffmpeg, if its SHA-256 is FFMPEG_SHA256. The address is of one static x64 Linux program, or of a tar
# archive with one in it. Without FFMPEG_URL there is none, and WAV is all that Flex decodes. Whatever goes wrong, an ffmpeg that is there stays as it is.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

# Some bytes of a file, in hexadecimal: from where, how many, of which.
bytes() {
  od -An -v -tx1 -j "$1" -N "$2" "$3" | tr -d ' \n'
}

folder="$(cd "$(dirname "$0")/../../functions" && pwd)/ffmpeg"
if [ -z "${FFMPEG_URL:-}" ]; then
  rm -rf "$folder"
  echo "No FFMPEG_URL: the package decodes WAV only. See docs/platform.md."
  exit 0
fi

# What an address may not have in it could end the quotes that curl reads it in.
[ "$FFMPEG_URL" = "$(printf %s "$FFMPEG_URL" | LC_ALL=C tr -cd '!-~' | tr -d '"\\')" ] ||
  fail "FFMPEG_URL has a space, a quote or a backslash in it. An address has none."
case "$FFMPEG_URL" in
  https://*) ;;
  *) fail "FFMPEG_URL has to begin with https://." ;;
esac
expected="$(printf %s "${FFMPEG_SHA256:-}" | tr A-F a-f)"
case "$expected" in
  *[!0-9a-f]*) expected= ;;
esac
[ "${#expected}" -eq 64 ] || fail "FFMPEG_SHA256 has to be the SHA-256 of what FFMPEG_URL names, in 64 hexadecimal digits."
command -v curl >/dev/null || fail "curl is missing, which fetches what FFMPEG_URL names."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# By standard input, because an address may have a secret in it, and arguments can be read by everybody on a machine.
printf 'url = "%s"\n' "$FFMPEG_URL" | curl -fsSL --proto '=https' --retry 3 -o "$work/download" -K - ||
  fail "What FFMPEG_URL names could not be fetched. The reason is above; nothing was put into the package."
actual="$( (sha256sum "$work/download" 2>/dev/null || shasum -a 256 "$work/download") | cut -d ' ' -f 1)"
[ "$actual" = "$expected" ] || fail "What FFMPEG_URL names has the SHA-256 $actual, not $expected. Nothing was put into the package."

program="$work/download"
if tar -tf "$work/download" >"$work/names" 2>/dev/null; then
  name="$(grep -E '(^|/)ffmpeg$' "$work/names" | head -n 1)"
  [ -n "$name" ] || fail "The archive that FFMPEG_URL names has no program called ffmpeg in it."
  program="$work/ffmpeg"
  tar -xOf "$work/download" -- "$name" >"$program"
fi

# An ELF file (0x7f, ELF) for x86-64 (machine 0x3e).
[ "$(bytes 0 4 "$program") $(bytes 18 2 "$program")" = "7f454c46 3e00" ] ||
  fail "What FFMPEG_URL names is neither a program for x64 Linux nor a tar archive with one in it."

mkdir -p "$folder"
cp "$program" "$folder/new"
chmod 755 "$folder/new"
mv "$folder/new" "$folder/ffmpeg"
echo "The package decodes with the ffmpeg that FFMPEG_URL names, SHA-256 $actual."
