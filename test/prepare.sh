#!/bin/sh
# Installs the pinned packages when they are missing or older than the lock file. Node 24 is one of them, so from here on
# every npm script runs on it, whatever Node the machine has.
set -e
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci
