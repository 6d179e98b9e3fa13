# Sourced by ./run and ./test in the repository's root: sees to it that what they need is there.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# A bare Debian has no ICU, without which dotnet does not start unless it is told to do without.
ldconfig -p 2>/dev/null | grep -q libicuuc || export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-${HOME:-/tmp}}"

stop() {
  echo "$1" >&2
  exit 1
}

# Runs a command without its chatter; when it fails, everything it said is shown.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

need_dotnet() {
  local sdks
  sdks=$(dotnet --list-sdks 2>/dev/null || true)
  grep -q '^10\.' <<<"$sdks" || stop "The .NET 10 SDK is missing: install it and start again."
}

# A program that Debian has in a package of the same name.
need_package() {
  command -v "$1" >/dev/null || install_package "$1"
}

# A shared library, by its file's name, and the package that Debian has it in.
need_library() {
  local libraries
  libraries=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null || true)
  grep -qF "$1" <<<"$libraries" || install_package "$2"
}

install_package() {
  local name=$1
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || stop "$name is missing: install it (apt-get install $name) and start again."
    as_root=(sudo -n)
  fi
  command -v apt-get >/dev/null || stop "$name is missing: install it and start again."
  echo "Installing $name ..." >&2
  quietly "${as_root[@]}" apt-get update -q &&
    quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$name" ||
    stop "$name could not be installed: install it and start again."
}

need_ffmpeg() {
  need_package ffmpeg
}

# Debian's ffmpeg brings it along; another ffmpeg may not. Only the tests need it: without it ffmpeg decodes MP3.
need_mpg123() {
  need_library libmpg123.so.0 libmpg123-0
}

# For the tests of the page.
need_chromium() {
  need_package chromium
}

# For what runs the service or tests it: the storage emulator is a Node program, and the page's libraries come from npm.
need_node() {
  local version
  version=$(node --version 2>/dev/null || true)
  [[ $version =~ ^v([0-9]+)\. ]] && [ "${BASH_REMATCH[1]}" -ge 20 ] && command -v npm >/dev/null ||
    stop "Node.js 20 or newer with npm is missing: install it and start again."
}

need_npm_packages() {
  local root=${root:-$PWD} package missing=
  for package in azurite chart.js axe-core tree-sitter-bicep tree-sitter-powershell web-tree-sitter; do
    [ -f "$root/node_modules/$package/package.json" ] || missing=1
  done
  [ -n "$missing" ] || return 0
  echo "Restoring the storage emulator and the page's libraries ..." >&2
  quietly npm ci --prefix "$root" --no-audit --no-fund || stop "The npm packages could not be restored: see above, and start again."
}

need_dotnet
need_ffmpeg
