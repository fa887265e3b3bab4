#!/usr/bin/env bash
# Builds everything and runs every test: page, .NET, browser against the running AppHost. Last line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
shopt -s nullglob

# Runs one step; one that fails is named at the end, and counts there even when no test failed in it.
failed=()
step() {
  local name=$1
  shift
  echo "== $name"
  "$@" || failed+=("$name")
}

in_client() { (cd StreamChat.Frontend/Client && "$@"); }

eng/tools.sh || exit 1
eng/build.sh || exit 1

step "page: tools" in_client node build.mjs tools
step "page: types" in_client npm run --loglevel=error types
step "page: lint" in_client npm run --loglevel=error lint
step "page: unit tests" in_client npx vitest run --reporter=default --reporter=json --outputFile.json="$reports/page.json"
step ".NET tests" dotnet run --project StreamChat.Tests --no-build -- -noColor -longRunning 60 -ctrf "$reports/dotnet.json"
step "policy and headers by others' rules" eng/security.sh
step "browser tests against the running AppHost" eng/e2e.sh "$reports"

for report in page dotnet e2e-page e2e-dashboard; do
  [ -s "$reports/$report.json" ] || failed+=("a report of the $report tests")
done

for name in "${failed[@]}"; do
  echo "Failed: $name" >&2
done

node eng/count.mjs "${#failed[@]}" "$reports"/*.json
