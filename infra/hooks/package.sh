#!/bin/sh
# Before packaging for Flex: chooses the host.json that the package takes (functions/package.props), and puts an ffmpeg into it (hooks/ffmpeg).
set -eu

here="$(cd "$(dirname "$0")" && pwd)"
backend="${DURABLE_BACKEND:-scheduler}"
case "$backend" in
  scheduler|storage) ;;
  *) echo "DURABLE_BACKEND is $backend: it has to be scheduler or storage." >&2; exit 1 ;;
esac

# Always written, so that none stays from another environment. Read by functions/GenreFunctions.Functions.csproj.
cat >"$here/../../functions/package.props" <<END
<Project>
  <PropertyGroup>
    <DurableBackend>$backend</DurableBackend>
  </PropertyGroup>
</Project>
END
echo "The package keeps orchestrations in: $backend."
exec sh "$here/ffmpeg.sh"
