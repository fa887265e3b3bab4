#!/usr/bin/env bash
# Builds everything and runs every test: page, .NET, browser against the running AppHost. Last line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
status=0

eng/tools.sh || exit 1
eng/build.sh || exit 1

echo "== page: lint, types, unit tests"
(cd StreamChat.Frontend/Client && npm run --silent check -- --reporter=json --outputFile="$reports/page.json") || status=1

echo "== .NET tests"
dotnet run --project StreamChat.Tests --no-build -- -ctrf "$reports/dotnet.json" || status=1

echo "== browser tests against the running AppHost"
eng/e2e.sh "$reports/e2e.json" || status=1

if [ ! -s "$reports/page.json" ] || [ ! -s "$reports/dotnet.json" ] || [ ! -s "$reports/e2e.json" ]; then
  echo "A part of the tests ended without a report: see above." >&2
  status=1
fi

node eng/count.mjs "$reports"/*.json || status=1
exit $status
