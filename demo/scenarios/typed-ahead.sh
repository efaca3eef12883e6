#!/usr/bin/env bash
# Keys that are typed before the question can be seen: on the dashboard over ssh, 911 is asked for, and the keys that confirm it
# (Right, Enter) follow after every delay from 0 to 500 ms, over lines of 80 and 300 ms with stalls. Nothing may be armed whose
# question was not on the screen.
# usage: typed-ahead.sh [STEP-MS [ROUND-TRIP-MS…]]
set -uo pipefail

STEP=${1:-10}
shift || true
ROUND_TRIPS=("${@:-80}")
[[ $# -gt 0 ]] || ROUND_TRIPS=(80 300)
PROGRAM=$(realpath "${PROGRAM:-$(dirname "${BASH_SOURCE[0]}")/../../target/pxedock/bin/pxedock}")
TOP=$(mktemp -d)
# shellcheck source-path=SCRIPTDIR source=../parts/operator.sh
. "$(dirname "${BASH_SOURCE[0]}")/../parts/operator.sh"

clean() {
  operator_end
  rm -rf "$TOP"
}
trap clean EXIT

QUESTION='can wipe the disks'

fail() {
  echo "FAIL  round trip $trip ms, the keys after $delay ms: $1"
  tmux -L "$SOCKET" capture-pane -p
  exit 1
}

# Leaves the question. A key that comes with a burst of early ones is swallowed with them: it is typed again, as an operator would.
leave() {
  local try
  for try in 1 2 3; do
    type_keys Escape
    if await 3 not_on_screen "$QUESTION" >/dev/null; then return 0; fi
  done
  fail "the question does not close after $try times Esc"
}
asked_or_armed() { on_screen "$QUESTION" || (($(armed) > 0)); }
not_on_screen() { ! on_screen "$1"; }

ask() {
  type_keys 9
  await 20 on_screen 'reason:' || fail "does not ask for the reason"
  type_keys Enter
}

ssh_server || exit 1
for trip in "${ROUND_TRIPS[@]}"; do
  delay=0 unseen=0 other=0
  new_site
  slow_link "$trip" 300 || exit 1
  open_terminal "$(ssh_client) $PROGRAM -w $SITE dashboard"
  await 60 on_screen 'cpu-01' || fail "the dashboard does not open"
  for ((delay = 0; delay <= 500; delay += STEP)); do
    ask
    sleep "0.$(printf %03d "$delay")"
    # What is not on the screen just before the keys was not there when they were typed, unless this machine took its time over it.
    begin=${EPOCHREALTIME/[.,]/}
    was_there=0
    if on_screen "$QUESTION"; then was_there=1; fi
    type_keys Right Enter
    if ((was_there || ${EPOCHREALTIME/[.,]/} - begin > 250000)); then
      other=$((other + 1))
    else
      unseen=$((unseen + 1))
      await 20 asked_or_armed || fail "the question does not come"
      # Everything that was typed has arrived when a later key has been answered.
      type_keys Down
      sleep "$(printf '%d.%03d' $(((trip + 700) / 1000)) $(((trip + 700) % 1000)))"
      (($(armed) == 0)) || fail "armed by a key that was typed before the question was on the screen"
    fi
    if await 2 not_on_screen "$QUESTION" >/dev/null; then
      await 20 eval '(($(armed) > 0))' || fail "the question is gone, and nothing is armed"
      "$PROGRAM" -w "$SITE" 911 clear cpu-01 --yes >/dev/null
      await 20 not_on_screen '●' || fail "the flag stays on the screen"
    else
      leave
    fi
  done
  echo "ok    round trip $trip ms: $unseen keys typed before the question was seen armed nothing; $other were not early"
  ((unseen > 0)) || fail "no key was early: the scenario shows nothing"
done
