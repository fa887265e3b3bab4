#!/usr/bin/env bash
# Starts the AppHost as a person does, runs the browser tests against it, stops it by SIGTERM and checks that nothing stays. Argument: folder for reports.
set -uo pipefail
cd "$(dirname "$0")/.."
reports=${1:-$(mktemp -d)}

# The tests have an identity provider of their own (identityProvider.ts), at which people can sign in beside the guests.
port=$(node eng/port.mjs)
export Identity__Issuer="http://127.0.0.1:$port" Identity__ClientId=streamchat Identity__ClientSecret="the secret of the tests"

source eng/apphost.sh
start_apphost || exit 1

status=0
failed() {
  echo "Failed: $1 of the browser tests" >&2
  status=1
}

cd StreamChat.Frontend/e2e
[ package-lock.json -ot node_modules/.package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || failed "the packages"
npm run --loglevel=error types || failed "the types"
for project in page dashboard; do
  STREAMCHAT_URL="$chat_url" DASHBOARD_URL="$dashboard_url" PLAYWRIGHT_JSON_OUTPUT_FILE="$reports/e2e-$project.json" \
    npx playwright test --project "$project" --reporter=line,json || failed "project $project"
done
cd ../..

stop_apphost || status=1
exit $status
