#!/usr/bin/env bash
# A change that was confirmed, and whose operator goes: `911 set` on 40 hosts is hit by HUP, TERM and KILL at random moments, in one
# command, in the shell, in the dashboard and over ssh. HUP, TERM and a closed terminal must leave all or nothing; after KILL each
# half-made change is named by `status` and is finished or taken back by the command that it names.
# usage: cutoff.sh [ROUNDS [FRONTEND…]]  with FRONTEND one of command, shell, dashboard, ssh, ssh-dashboard; $SIGNALS says which
# signals, and $ROUND_TRIPS the round trip times in ms over ssh, each round the next (0 80 300); half of them stall for up to 1 s.
set -uo pipefail

ROUNDS=${1:-5}
shift || true
FRONTENDS=("${@:-command}")
[[ $# -gt 0 ]] || FRONTENDS=(command shell dashboard)
PROGRAM=$(realpath "${PROGRAM:-$(dirname "${BASH_SOURCE[0]}")/../../target/pxedock/bin/pxedock}")
TOP=$(mktemp -d)
# shellcheck source-path=SCRIPTDIR source=../parts/operator.sh
. "$(dirname "${BASH_SOURCE[0]}")/../parts/operator.sh"
read -ra ROUND_TRIPS <<<"${ROUND_TRIPS:-0 80 300}"

clean() {
  operator_end
  rm -rf "$TOP"
}
trap clean EXIT

journal() { [[ -s $SITE/.pxedock/journal/000001.json ]]; }
pxedock() { "$PROGRAM" -w "$SITE" "$@"; }

# begin FRONTEND lets it begin the change, and sets PID to the program's process.
begin() {
  local arm="911 set cpu-[01-$HOSTS] --yes --reason install"
  case $1 in
  command)
    # shellcheck disable=SC2086
    "$PROGRAM" -w "$SITE" $arm >"$TOP/out" 2>&1 &
    PID=$!
    ;;
  shell | dashboard)
    open_terminal "$PROGRAM -w $SITE $([[ $1 == shell ]] || echo dashboard)"
    PID=$(tmux -L "$SOCKET" display-message -p '#{pane_pid}')
    if [[ $1 == shell ]]; then await 60 on_screen '> *$' && type_line "$arm"; else
      await 60 on_screen 'Hosts' && sleep 1 && type_line ":$arm"
    fi
    ;;
  ssh | ssh-dashboard)
    slow_link "${ROUND_TRIPS[$((round % ${#ROUND_TRIPS[@]}))]}" $((round % 2 * 1000))
    open_terminal "$(ssh_client) $PROGRAM -w $SITE $([[ $1 == ssh ]] || echo dashboard)"
    if [[ $1 == ssh ]]; then await 60 on_screen '> *$' || return 1; else await 60 on_screen 'Hosts' && sleep 1 || return 1; fi
    PID=$(java_below "$SSHD_PID" | tail -n 1)
    if [[ $1 == ssh ]]; then type_line "$arm"; else type_line ":$arm"; fi
    ;;
  esac
}

# hit SIGNAL: CLOSE ends the terminal itself (over ssh: the client), the others go to the program.
hit() {
  if [[ $1 == CLOSE ]]; then
    if [[ $FRONTEND == ssh* ]]; then kill -KILL "$(tmux -L "$SOCKET" display-message -p '#{pane_pid}')"; else tmux -L "$SOCKET" kill-server; fi
  else
    kill "-$1" "$PID" 2>/dev/null
  fi
}
ended() { ! kill -0 "$PID" 2>/dev/null; }

fail() {
  echo "FAIL  $FRONTEND $SIGNAL round $round: $1"
  cat "$TOP/err" 2>/dev/null
  pxedock history
  pxedock status
  exit 1
}

check() {
  local status now
  status=$(pxedock status -o json 2>"$TOP/err")
  now=$(armed)
  case $SIGNAL in
  KILL)
    if ((now == 0 || now == HOSTS)); then
      grep -q cut-off-change <<<"$status" && fail "$now armed, and status names a change that was cut off"
    else
      HALF=$((HALF + 1))
      grep -q "cut off: $now of $HOSTS files done" <<<"$status" || fail "$now armed, and status does not say so"
      grep -q cut-off-change <<<"$(pxedock conf check)" || fail "conf check does not name it"
      if ((round % 2)); then pxedock finish 1 --yes >/dev/null; else pxedock undo 1 --yes >/dev/null; fi
      (($(armed) == (round % 2 ? HOSTS : 0))) || fail "$(armed) armed after the command that status named"
      grep -q cut-off-change <<<"$(pxedock status -o json 2>/dev/null)" && fail "still named after that"
    fi
    ;;
  *)
    if ((now == HOSTS)); then
      grep -q 'change 1 .* ended after its terminal had gone: done' "$TOP/err" && ALONE=$((ALONE + 1))
    elif ((now != 0)); then
      fail "$now of $HOSTS armed"
    fi
    ;;
  esac
}

[[ " ${FRONTENDS[*]}" != *" ssh"* ]] || ssh_server || exit 1
for FRONTEND in "${FRONTENDS[@]}"; do
  for SIGNAL in ${SIGNALS:-HUP TERM CLOSE KILL}; do
    [[ $FRONTEND != command || $SIGNAL != CLOSE ]] || continue
    HALF=0 ALONE=0
    for ((round = 1; round <= ROUNDS; round++)); do
      new_site
      begin "$FRONTEND" || fail "did not begin"
      await 60 journal || fail "did not begin"
      sleep "0.$(printf %03d $((RANDOM % 60)))"
      hit "$SIGNAL"
      await 30 ended || fail "does not end"
      check
    done
    echo "ok    $FRONTEND $SIGNAL: $ROUNDS times ($ALONE finished after it, $HALF cut off and put right)"
  done
done
