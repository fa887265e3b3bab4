#!/usr/bin/env bash
# Starts the built services behind https with a certificate of their own: CSP Evaluator and the rules of Mozilla's HTTP Observatory judge the page, a browser
# reports a violation of its policy, and the stream doctor goes through the gateway's TLS.
# Before that it lists what all is made of (artifacts/sbom.json, CycloneDX), which others' schema must find valid.
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

mkdir -p artifacts
node eng/security/sbom.mjs artifacts/sbom.json

# Runs a built service in its own folder, at the addresses that follow; of free ports its log names which.
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
export CALLER_KEY=$(openssl rand -hex 32)

# The api looks at the address that clients use, and so must know it before there is somebody. No provider: nobody asks for an answer.
secure=$(node eng/port.mjs)
OPENAI_BASE_URL=http://127.0.0.1:9 PUBLIC_URL="https://localhost:$secure" Storage__File=:memory: SSL_CERT_FILE="$folder/certificate.pem" start StreamChat.Api http://127.0.0.1:0
export services__api__http__0="http://127.0.0.1:$(port StreamChat.Api http)"

export Identity__Guests=true Tls__Certificate="$folder/certificate.pem" Tls__Key="$folder/key.pem"
start StreamChat.Gateway "http://127.0.0.1:0;https://localhost:$secure"

export NODE_EXTRA_CA_CERTS="$folder/certificate.pem"
node eng/security/policy.mjs "https://localhost:$secure/"
node eng/security/observatory.mjs "$(port StreamChat.Gateway http)" "$secure"
node eng/security/doctor.mjs "https://localhost:$secure/"
node eng/security/reports.mjs "https://localhost:$secure/" "$folder/certificate.pem" "$folder/StreamChat.Gateway"
