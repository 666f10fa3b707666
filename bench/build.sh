# Sourced by the commands beside it: builds and unpacks what they need and stands in the repository's root.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
./mvnw -q -DskipTests -Dspotless.check.skip -Pbench -pl bench,cli -am package >&2
./aecos --version >/dev/null
