#!/usr/bin/env bash
# Writes the .NET projects' lock files anew, after a change of Directory.Packages.props or of a reference. Needs the SDK that Directory.Build.props names.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet restore StreamChat.sln --force-evaluate -p:RestoreLockedMode=false --nologo
