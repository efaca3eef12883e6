#!/usr/bin/env bash
# A change that was confirmed, and whose operator goes: `911 set` on 40 hosts is hit by HUP, TERM and KILL at random moments, in one
# command, in the shell, in the dashboard and over ssh. HUP, TERM and a closed terminal must leave all or nothing; after KILL each
# half-made change is named by `status` and is finished or taken back by the command that it names.
# usage: cutoff.sh [ROUNDS [FRONTEND…]]  with FRONTEND one of command, shell, dashboard, ssh; $SIGNALS says which signals
set -uo pipefail

ROUNDS=${1:-5}
shift || true
FRONTENDS=("${@:-command}")
[[ $# -gt 0 ]] || FRONTENDS=(command shell dashboard)
PROGRAM=$(realpath "${PROGRAM:-$(dirname "${BASH_SOURCE[0]}")/../../target/pxedock/bin/pxedock}")
HOSTS=40
TOP=$(mktemp -d)
SOCKET=pxedock-cutoff-$$
export DOCKER_HOST=unix:///nonexistent/docker.sock LC_ALL=C.UTF-8
SSHD_PID=

clean() {
  tmux -L "$SOCKET" kill-server 2>/dev/null
  [[ -z $SSHD_PID ]] || kill "$SSHD_PID"
  rm -rf "$TOP"
}
trap clean EXIT

new_site() {
  SITE=$TOP/site
  rm -rf "$SITE"
  mkdir -p "$SITE/conf" "$SITE/tftpboot/pxelinux.cfg"
  printf 'addn-hosts=/conf/hosts\ndhcp-hostsfile=/conf/dhcphosts\ndhcp-leasefile=/leases/dnsmasq.leases\ndhcp-range=192.168.0.0,static\nenable-tftp\ntftp-root=/tftpboot\ndhcp-boot=pxelinux.0\nlog-dhcp\n' >"$SITE/conf/dnsmasq.conf"
  printf 'KERNEL k\n' >"$SITE/tftpboot/pxelinux.cfg/911boot"
  for i in $(seq -w "$HOSTS"); do
    echo "192.168.0.$((10#$i + 20)) cpu-$i" >>"$SITE/conf/hosts"
    printf '52:54:00:00:00:%02x,cpu-%s,infinite\n' "$((10#$i))" "$i" >>"$SITE/conf/dhcphosts"
  done
}

armed() { find "$SITE/tftpboot/pxelinux.cfg" -name '01-*' | wc -l; }
journal() { [[ -s $SITE/.pxedock/journal/000001.json ]]; }
pxedock() { "$PROGRAM" -w "$SITE" "$@"; }

# await SECONDS COMMAND… polls every 2 ms: the moment to hit is short.
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || { echo "not within the time: $*"; return 1; }
    sleep 0.002
  done
}

java_below() {
  local child
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do
    if [[ $(cat "/proc/$child/comm" 2>/dev/null) == java ]]; then echo "$child"; else java_below "$child"; fi
  done
}
on_screen() { tmux -L "$SOCKET" capture-pane -p 2>/dev/null | grep -qE -- "$1"; }
type_line() { tmux -L "$SOCKET" send-keys -l "$1" && sleep 0.3 && tmux -L "$SOCKET" send-keys Enter; }
open_terminal() {
  tmux -L "$SOCKET" kill-server 2>/dev/null
  tmux -L "$SOCKET" -f /dev/null new-session -d -x 120 -y 40 "exec env TERM=tmux-256color $*"
}

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
  ssh)
    open_terminal "$(ssh_client) $PROGRAM -w $SITE"
    await 60 on_screen '> *$' && PID=$(pgrep -n -f "pxedock.jar.* -w $SITE\|-w $SITE") && type_line "$arm"
    ;;
  esac
}

ssh_client() {
  echo "ssh -tt -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i $TOP/key -p 2222 127.0.0.1 DOCKER_HOST=$DOCKER_HOST LC_ALL=$LC_ALL JAVA_HOME=${JAVA_HOME:-}"
}
start_sshd() {
  ssh-keygen -q -t ed25519 -N '' -f "$TOP/host" && ssh-keygen -q -t ed25519 -N '' -f "$TOP/key" && mkdir -p /run/sshd
  "$(command -v sshd || echo /usr/sbin/sshd)" -D -p 2222 -o ListenAddress=127.0.0.1 -o HostKey="$TOP/host" -o PidFile=none -o StrictModes=no \
    -o AuthorizedKeysFile="$TOP/key.pub" -o UsePAM=no -f /dev/null &
  SSHD_PID=$!
}

# hit SIGNAL: CLOSE ends the terminal itself (over ssh: the client), the others go to the program.
hit() {
  if [[ $1 == CLOSE ]]; then
    if [[ $FRONTEND == ssh ]]; then kill -KILL "$(tmux -L "$SOCKET" display-message -p '#{pane_pid}')"; else tmux -L "$SOCKET" kill-server; fi
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

[[ " ${FRONTENDS[*]} " != *" ssh "* ]] || start_sshd
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
