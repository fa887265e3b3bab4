#!/usr/bin/env bash
# Builds the solution and the page.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build StreamChat.sln --nologo
node StreamChat.Frontend/Client/build.mjs
