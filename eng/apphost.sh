# Sourced by scripts: start_apphost sets chat_url, dashboard_url, apphost_pid; stop_apphost ends it and fails when anything stays.

start_apphost() {
  apphost_log=$(mktemp)
  apphost_data=$(mktemp -d)
  setsid dotnet run --project StreamChat.AppHost -- --Redis:DataFolder="$apphost_data" >"$apphost_log" 2>&1 &
  apphost_pid=$!
  trap 'stop_apphost' EXIT

  local waited=0
  until grep -q "Ctrl+C ends everything" "$apphost_log"; do
    if ! kill -0 "$apphost_pid" 2>/dev/null || [ $waited -ge "${APPHOST_PATIENCE_SECS:-300}" ]; then
      echo "The AppHost did not start:" >&2
      cat "$apphost_log" >&2
      return 1
    fi
    sleep 1
    waited=$((waited + 1))
  done

  chat_url=$(sed -n 's/^ *Chat *\(http[^ ]*\)$/\1/p' "$apphost_log" | tail -1)
  dashboard_url=$(sed -n 's/^ *Dashboard *\(http[^ ]*\)$/\1/p' "$apphost_log" | tail -1)
  echo "The AppHost is ready after ${waited} s: $chat_url"
}

# dotnet run passes SIGTERM on to the AppHost; the engine and the services end with it.
stop_apphost() {
  trap - EXIT
  [ -n "${apphost_pid:-}" ] || return 0
  kill -TERM "$apphost_pid" 2>/dev/null
  local waited=0
  while pgrep -s "$apphost_pid" >/dev/null || pgrep -f "$PWD/StreamChat\.[A-Za-z]*/bin" >/dev/null; do
    if [ $waited -ge 15 ]; then
      echo "Still running 15 s after SIGTERM:" >&2
      pgrep -s "$apphost_pid" -a >&2
      pgrep -f "$PWD/StreamChat\.[A-Za-z]*/bin" -a >&2
      pkill -KILL -s "$apphost_pid"
      return 1
    fi
    sleep 1
    waited=$((waited + 1))
  done
  echo "The AppHost ended ${waited} s after SIGTERM and left no process."
  rm -rf "$apphost_log" "$apphost_data"
}
