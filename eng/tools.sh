#!/usr/bin/env bash
# Installs what the tests need beside the .NET SDK and Node, when it is missing: redis-server, chromium, nginx.
# With names only those: eng/tools.sh redis-server nginx.
set -euo pipefail

wanted=" ${*:-redis-server chromium nginx} "
wants() { [[ "$wanted" == *" $1 "* ]]; }

missing=()
! wants redis-server || command -v redis-server >/dev/null || missing+=(redis-server)
! wants chromium || command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
! wants nginx || [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || missing+=(nginx)
command -v curl >/dev/null || missing+=(curl)
command -v openssl >/dev/null || missing+=(openssl)
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
if ! command -v apt-get >/dev/null; then
  echo "The tests need ${missing[*]}; install them with this system's package manager." >&2
  exit 1
fi

echo "Installing ${missing[*]} ..."
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
# RUNLEVEL=1 keeps the package from starting a server of its own: the tests start theirs on free ports.
"${sudo[@]}" env RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" fonts-dejavu-core >/dev/null
