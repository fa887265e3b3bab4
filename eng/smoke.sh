#!/usr/bin/env bash
# The newcomer's path: start the AppHost from an unbuilt checkout and stream one answer through the gateway.
set -uo pipefail
cd "$(dirname "$0")/.."

source eng/apphost.sh
start_apphost || exit 1

answer=$(curl -sN --max-time 60 -X POST "$chat_url/chat" -H 'Content-Type: application/json' -d '{"prompt":"hello"}')
curl -sf --max-time 10 -o /dev/null "$chat_url/" || { echo "The page did not answer." >&2; exit 1; }
stop_apphost || exit 1

if [ "$(grep -c '"type":"content"' <<<"$answer")" -lt 5 ] || [ "$(tail -n 1 <<<"$answer")" != "data: [DONE]" ]; then
  echo "The answer did not stream to its end:" >&2
  echo "$answer" >&2
  exit 1
fi
echo "Streamed $(grep -c '"type":"content"' <<<"$answer") tokens through the gateway from a clean checkout."
