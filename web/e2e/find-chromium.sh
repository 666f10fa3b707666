#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs one where there is none.
# What it did goes to stderr, so that the build's log says which browser was used.
set -eu

say() { echo "browser tests: $*" >&2; }

known() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

if path=$(known); then
  say "using $path"
  echo "$path"
  exit 0
fi

if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
  say "no Chromium on the PATH; installing it with apt-get"
  as_root apt-get update -qq >&2 || say "apt-get update failed; trying with the lists that are here"
  if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2 && path=$(known); then
    say "installed $path"
    echo "$path"
    exit 0
  fi
fi

say "no Chromium from the system; installing Playwright's own"
cd "$(dirname "$0")/.."
npx playwright install chromium >&2
node -e 'import("@playwright/test").then(({ chromium }) => console.log(chromium.executablePath()))'
