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
(cd StreamChat.Frontend/Client && node build.mjs tools && npm run --silent types && npm run --silent lint &&
  npx vitest run --reporter=default --reporter=json --outputFile.json="$reports/page.json") || status=1

echo "== .NET tests"
dotnet run --project StreamChat.Tests --no-build -- -noColor -ctrf "$reports/dotnet.json" || status=1

echo "== browser tests against the running AppHost"
eng/e2e.sh "$reports" || status=1

for report in page dotnet e2e-page e2e-dashboard; do
  if [ ! -s "$reports/$report.json" ]; then
    echo "The $report tests ended without a report: see above." >&2
    status=1
  fi
done

node eng/count.mjs "$reports"/*.json || status=1
exit $status
