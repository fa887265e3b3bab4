#!/usr/bin/env bash
# Builds the services' container images with the .NET SDK alone: no container engine is needed.
#
#   eng/images.sh [option ...] [service ...]      services: api, gateway, frontend, simulator; all without one
#
#   --output DIR      where the archives go (artifacts/images); `docker load`, `kind load image-archive`, `k3s ctr images import` take them
#   --registry HOST   push there instead, as HOST/streamchat-api …; sign in before, as `docker login` does
#   --tag TAG         the version of this checkout, when not given
#   --family FAMILY   the variant of Microsoft's image to build on (noble-chiseled: no shell, no package manager)
#   --base IMAGE      another image to build on, which must hold ASP.NET Core's runtime
#   --arch ARCH       x64 or arm64; this machine's, when not given
set -euo pipefail
cd "$(dirname "$0")/.."

output=artifacts/images registry="" tag="" family=noble-chiseled base="" arch="" services=()
while [ $# -gt 0 ]; do
  case $1 in
    --output | --registry | --tag | --family | --base | --arch)
      [ $# -ge 2 ] || { echo "$1 wants a value." >&2; exit 2; }
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    api | gateway | frontend | simulator) services+=("$1"); shift ;;
    *) echo "$1 is neither an option nor a service; the first lines of eng/images.sh say what is." >&2; exit 2 ;;
  esac
done

[ ${#services[@]} -gt 0 ] || services=(api gateway frontend simulator)
[ -n "$tag" ] || tag=$(dotnet msbuild StreamChat.Api -getProperty:Version)
[ -n "$arch" ] || arch=$([ "$(uname -m)" = aarch64 ] && echo arm64 || echo x64)

for service in "${services[@]}"; do
  name=streamchat-$service
  # Compiled ahead of time, since a cold process is several times slower. The user is the one that the manifests run it as.
  options=(-p:PublishReadyToRun=true -p:ContainerImageFormat=Docker -p:ContainerRepository="$name" -p:ContainerImageTag="$tag" -p:ContainerUser=10654)
  if [ -n "$base" ]; then options+=(-p:ContainerBaseImage="$base"); else options+=(-p:ContainerFamily="$family"); fi
  if [ -n "$registry" ]; then
    options+=(-p:ContainerRegistry="${registry%%/*}")
    [ "$registry" = "${registry%%/*}" ] || options+=(-p:ContainerRepository="${registry#*/}/$name")
    place=$registry/$name:$tag
  else
    place=$output/$name-$tag.tar.gz
    options+=(-p:ContainerArchiveOutputPath="$(realpath -m "$place")")
  fi

  # In a folder of its own, so that a build for images never meets one for development.
  dotnet publish "StreamChat.${service^}" --configuration Release --os linux --arch "$arch" --no-self-contained \
    --artifacts-path artifacts/release -t:PublishContainer "${options[@]}" --nologo -v:quiet
  echo "$place"
done
