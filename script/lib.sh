# Sourced by the scripts: where they work, how they tell what they do and how long it took, and the one release build.
# shellcheck shell=bash

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# One set of flags everywhere, or everything is compiled twice.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

target=${CARGO_TARGET_DIR:-$root/target}
export YENETA_BIN=$target/release/yeneta
export LEPTOS_SITE_ROOT=$root/target/site
# wasm-opt of our own, before Debian's: see script/tools/package.json.
export PATH=$root/script/tools/node_modules/.bin:$PATH

say() { printf '%s\n' "$*"; }
fail() { say "$(basename "$0"): $*" >&2; exit 1; }

# Seconds as m:ss.
clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# Runs a command under its name and says how long it took.
step() {
  local name=$1 began=$SECONDS
  shift
  say "== $name"
  "$@" || fail "$name failed"
  say "== $name: $(clock $((SECONDS - began)))"
}

# Installs a folder's packages unless just these are there.
npm_packages() {
  local name=$1 folder=$2
  cmp -s "$folder/package-lock.json" "$folder/node_modules/installed-lock.json" || step "$name" npm_install "$folder"
}

npm_install() {
  (cd "$1" && npm ci --loglevel error) && cp "$1/package-lock.json" "$1/node_modules/installed-lock.json"
}

# Browsers ask for brotli over TLS alone: what a phone at http://yeneta.school loads is packed by gzip, and more tightly than
# cargo-leptos does, a sixth less.
build_release() {
  cargo leptos build --release --split --precompress --cargo-locked || return
  local packed
  while read -r packed; do gzip -9 -n -c "${packed%.gz}" > "$packed" || return; done < <(find "$LEPTOS_SITE_ROOT" -name '*.gz')
}
