#!/usr/bin/env bash
# Starts the AppHost as a person does, runs the browser tests against it, stops it by SIGTERM and checks that nothing stays. Argument: folder for reports.
set -uo pipefail
cd "$(dirname "$0")/.."
reports=${1:-$(mktemp -d)}

source eng/apphost.sh
start_apphost || exit 1

status=0
cd StreamChat.Frontend/e2e
[ package-lock.json -ot node_modules/.package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent || status=1
npm run --silent types || status=1
for project in page dashboard; do
  STREAMCHAT_URL="$chat_url" DASHBOARD_URL="$dashboard_url" PLAYWRIGHT_JSON_OUTPUT_FILE="$reports/e2e-$project.json" \
    npx playwright test --project "$project" --reporter=line,json || status=1
done
cd ../..

stop_apphost || status=1
exit $status
