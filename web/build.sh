#!/bin/sh
# Builds or checks the dashboard for Maven, and does nothing when nothing changed.
#   build.sh build   → target/web      build.sh check   → lint, format and tests
set -eu
cd "$(dirname "$0")"
task=${1:?build or check}
NEEDED=20

if ! command -v node >/dev/null 2>&1; then
  echo "The dashboard is built with Node.js $NEEDED or newer, and there is no 'node' on the PATH." >&2
  echo "Install it (https://nodejs.org, or your system's package manager) and run this again." >&2
  exit 1
fi
major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt "$NEEDED" ]; then
  echo "The dashboard is built with Node.js $NEEDED or newer; this is $(node --version) ($(command -v node))." >&2
  exit 1
fi

# The state of everything that a task reads, as one hash.
fingerprint() {
  find src public scripts e2e "$@" -type f ! -path '*/results/*' -print | LC_ALL=C sort | while read -r file; do
    cksum "$file"
  done | cksum
}
ROOT_FILES="openapi.json package.json package-lock.json index.html vite.config.ts tsconfig.json eslint.config.js .prettierrc.json build.sh"

mkdir -p target
now=$(fingerprint $ROOT_FILES)
stamp="target/$task.stamp"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && { [ "$task" != build ] || [ -f target/web/index.html ]; }; then
  echo "dashboard: $task is up to date"
  exit 0
fi

lock=$(cksum <package-lock.json)
if [ ! -f node_modules/.locked ] || [ "$(cat node_modules/.locked)" != "$lock" ]; then
  echo "dashboard: installing the packages of package-lock.json"
  npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" >node_modules/.locked
fi

npm run --silent "$task"
if [ "$task" = build ]; then
  mkdir -p target/sbom
  npm sbom --sbom-format=cyclonedx | node scripts/sbom.mjs >target/sbom/dashboard.cdx.json
fi
echo "$now" >"$stamp"
