#!/usr/bin/env bash
# Starts the built gateway with the page and a certificate of its own, and lets CSP Evaluator and the rules of Mozilla's HTTP Observatory judge it.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
pids=()
stop() {
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  wait
  rm -rf "$folder"
}
trap stop EXIT

cd eng/security
[ package-lock.json -ot node_modules/.package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cd ../..

# Runs a built service in its own folder; its addresses are free ports, which its log names.
start() {
  (cd "$1" && exec dotnet "bin/Debug/net10.0/$1.dll" --urls "$2") >"$folder/$1" 2>&1 &
  pids+=($!)
  for _ in $(seq 150); do
    ! grep -q "Application started" "$folder/$1" || return 0
    kill -0 "${pids[-1]}" 2>/dev/null || break
    sleep 0.2
  done
  echo "$1 did not start:" >&2
  cat "$folder/$1" >&2
  return 1
}

# The port that a started service has for http or https.
port() { sed -n "s/.*Now listening on: $2:\/\/[^:]*:\([0-9]*\).*/\1/p" "$folder/$1" | head -1; }

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null

start StreamChat.Frontend http://127.0.0.1:0
export services__frontend__http__0="http://127.0.0.1:$(port StreamChat.Frontend http)"
# No api: what is judged is the page, and how the door answers.
export services__api__http__0=http://127.0.0.1:9
export CALLER_KEY=$(openssl rand -hex 32) Identity__Guests=true
export Tls__Certificate="$folder/certificate.pem" Tls__Key="$folder/key.pem"
start StreamChat.Gateway "http://127.0.0.1:0;https://127.0.0.1:0"

export NODE_EXTRA_CA_CERTS="$folder/certificate.pem"
node eng/security/policy.mjs "https://localhost:$(port StreamChat.Gateway https)/"
node eng/security/observatory.mjs "$(port StreamChat.Gateway http)" "$(port StreamChat.Gateway https)"
