#!/usr/bin/env bash
# Installs libyaml and pkg-config with the system's package manager, or says how.
set -euo pipefail
as_root=""
if [ "$(id -u)" -ne 0 ] && command -v sudo >/dev/null; then as_root="sudo"; fi
if command -v apt-get >/dev/null; then
  $as_root apt-get update -qq
  $as_root apt-get install -y -qq libyaml-dev pkg-config
elif command -v brew >/dev/null; then
  brew install libyaml pkg-config
elif command -v dnf >/dev/null; then
  $as_root dnf install -y libyaml-devel pkgconf-pkg-config
else
  echo "libyaml is missing: install its development package and pkg-config" >&2
  exit 1
fi
