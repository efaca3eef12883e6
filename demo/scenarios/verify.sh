#!/usr/bin/env bash
# demo/lab verify: everything, on a lab of its own beside the one that may be up, and gone afterwards.
set -euo pipefail

PXEDOCK_LAB=$(realpath -m "${PXEDOCK_LAB:-/var/lib/pxedock-lab}")-verify
export PXEDOCK_LAB
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
CHECKOUT=${DEMO%/*}
SUMMARY=()
FAILED=0

# part WHAT COMMAND… runs a part in full view, and goes on to the next one when it fails.
part() {
  local what=$1 begin=$SECONDS result=passed
  shift
  printf '\n== %s\n' "$what"
  if ! "$@"; then
    result=FAILED
    FAILED=1
    explain
  fi
  SUMMARY+=("$(printf '%-6s  %s (%d s)' "$result" "$what" $((SECONDS - begin)))")
  [[ $result == passed ]]
}

explain() {
  printf '\n-- the lab\n'
  lab status || true
  printf -- '-- the last of the container log\n'
  container_log | tail -n 60 || true
}

# Maven works where the network is, for it may have to download; the Java that runs the tests works in the lab's
# namespace. Surefire wants a path that ends in bin/java.
tests() {
  local java=$PXEDOCK_LAB/jvm/bin/java
  mkdir -p "$(dirname "$java")"
  printf '#!/bin/sh\nexec "%s/lab" exec "%s" "$@"\n' "$DEMO" "${JAVA_HOME:+$JAVA_HOME/bin/}java" >"$java"
  chmod +x "$java"
  (cd "$CHECKOUT" && mvn -B verify -Plab -Djvm="$java" </dev/null)
}

fresh_lab() { lab down && lab up; }

finish() {
  lab down || FAILED=1
  steps_end
  printf '\n== summary\n'
  if [[ ${#SUMMARY[@]} -gt 0 ]]; then printf '%s\n' "${SUMMARY[@]}"; fi
  ((FAILED == 0)) || exit 1
}
trap finish EXIT
trap 'exit 1' INT TERM HUP

FAILED=1 # until every part has had its turn
part "the lab comes up" fresh_lab
FAILED=0
part "every test, those on the real stack too (mvn verify -Plab)" tests || true
part "a fresh lab" fresh_lab
part "the scenario, on the command line" "$DEMO/scenarios/command-line.sh" || true
part "a fresh lab" fresh_lab
part "the scenario, in the shell" "$DEMO/scenarios/shell.sh" || true
part "a fresh lab" fresh_lab
part "the scenario of setup, from nothing" "$DEMO/scenarios/setup.sh" || true
part "a fresh lab" fresh_lab
part "the scenario, on the dashboard" "$DEMO/scenarios/dashboard.sh" || true
part "the scenario, on the dashboard of a sandbox" "$DEMO/scenarios/dashboard.sh" sandbox || true
part "outages under the dashboard" "$DEMO/scenarios/outages.sh" || true
part "a fresh lab" fresh_lab
part "dnsmasq of other releases" "$DEMO/scenarios/versions.sh" || true
part "a fresh lab" fresh_lab
part "the real 911 system, built from Debian's packages" "$DEMO/scenarios/rescue-system.sh" || true
