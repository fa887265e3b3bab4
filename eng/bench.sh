#!/usr/bin/env bash
# Builds everything in Release, measures it against its peers, and writes docs/benchmarks.md and docs/benchmarks.json.
# --quick: a short run that writes no page. Other options go to the bench: dotnet run --project StreamChat.Bench
set -euo pipefail
cd "$(dirname "$0")/.."

eng/tools.sh redis-server nginx
export PATH="$PATH:/usr/sbin" # where Debian keeps nginx
output=(--report docs/benchmarks.md --json docs/benchmarks.json)
for option in "$@"; do
  [[ "$option" == --quick || "$option" == --tiny ]] && output=(--json artifacts/bench/quick.json)
done

# The services as in the container images: Release, compiled ahead of time. In a folder of its own, so that a development build stays as it is.
options=(--configuration Release --artifacts-path artifacts/bench --nologo --verbosity quiet -p:RunAnalyzers=false)
for service in StreamChat.Api StreamChat.Gateway; do
  dotnet publish $service "${options[@]}" --use-current-runtime --self-contained false -p:PublishReadyToRun=true
done
dotnet build StreamChat.Bench "${options[@]}"

# Every held stream is a file for each of its two ends.
ulimit -n "$(ulimit -Hn)"
artifacts/bench/bin/StreamChat.Bench/release/StreamChat.Bench run "${output[@]}" "$@"
