#!/usr/bin/env bash
# Starts the AppHost as a person does, runs the browser tests against it, stops it by SIGTERM and checks that nothing stays. Argument: report file.
set -uo pipefail
cd "$(dirname "$0")/.."
report=${1:-/dev/null}

source eng/apphost.sh
start_apphost || exit 1

status=0
(cd StreamChat.Frontend/Client && STREAMCHAT_URL="$chat_url" DASHBOARD_URL="$dashboard_url" \
  PLAYWRIGHT_JSON_OUTPUT_NAME="$report" npx playwright test --config ../e2e/playwright.config.ts --reporter=line,json) || status=1

stop_apphost || status=1
exit $status
