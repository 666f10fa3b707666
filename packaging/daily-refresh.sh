#!/bin/sh
# The steps of the daily refresh, as the workflow and anybody else's clock run them:
#   packaging/daily-refresh.sh [JSON FILE]
# It refreshes the server at $AECOS_ANALYTICS_URL with $AECOS_ANALYTICS_TOKEN, else the data directory
# $AECOS_ANALYTICS_HOME, and ends with the refresh's own exit code. What was done is kept in the JSON file, and told in
# $GITHUB_STEP_SUMMARY where there is one. $AECOS is the command (default: ./aecos of this repository).
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
aecos=${AECOS:-$here/aecos}
told=${1:-$here/refresh.json}

if [ -z "${AECOS_ANALYTICS_URL:-}" ] && [ -z "${AECOS_ANALYTICS_HOME:-}" ]; then
  echo "Set AECOS_ANALYTICS_URL and AECOS_ANALYTICS_TOKEN, or AECOS_ANALYTICS_HOME." >&2
  exit 2
fi
if [ -n "${AECOS_ANALYTICS_URL:-}" ] && [ -z "${AECOS_ANALYTICS_TOKEN:-}" ]; then
  echo "AECOS_ANALYTICS_TOKEN is missing: a token with the scope admin." >&2
  exit 2
fi

"$aecos" analytics refresh --json > "$told"
code=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  {
    echo "## Daily refresh"
    if [ "$code" -eq 0 ]; then echo "All went well."; else echo "**Exit code $code.**"; fi
    echo '```json'
    cat "$told"
    echo '```'
  } >> "$GITHUB_STEP_SUMMARY"
fi
exit "$code"
