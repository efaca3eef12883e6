#!/usr/bin/env bash
# The main job on the dashboard, typed into a terminal: register a node, reload, flag it, watch it boot, take it back.
#   scenario-dashboard.sh                   on a lab that is up, with a node of QEMU
#   scenario-dashboard.sh sandbox PROGRAM   on the sandbox of that pxedock, without root
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

WHERE=${1:-lab}
PROGRAM=${2:-$STACK/../../target/pxedock/bin/pxedock}
NAME=dash-01
MAC=52:54:00:c0:0d:01
IP=192.168.0.77
LINK=$WORKDIR/tftpboot/pxelinux.cfg/01-${MAC//:/-}

terminal() { tmux -L "pxedock-dashboard-$$" -f /dev/null "$@"; }
screen() { terminal capture-pane -p -t dashboard; }
type_text() { terminal send-keys -t dashboard -l "$1"; }
press() { for key; do terminal send-keys -t dashboard "$key"; done; }
on_screen() { screen | grep -qE -- "$1"; }
off_screen() { ! on_screen "$1"; }
trap 'terminal kill-server 2>/dev/null || true; rm -f "$STEP_OUTPUT"' EXIT

within() { succeeds_within "$@" || { screen; return 1; }; }

open_dashboard() {
  local command
  if [[ $WHERE == sandbox ]]; then
    command="$PROGRAM demo --hosts 8 --quiet dashboard"
  else
    command="$STACK/../lab exec $(realpath "$PROGRAM") dashboard"
  fi
  terminal new-session -d -s dashboard -x 120 -y 40 "LC_ALL=C.UTF-8 TERM=tmux-256color $command; echo left with \$?; exec sh"
  within 30 on_screen 'Hosts [0-9]+.*'
  within 30 off_screen 'looking'
}

# Cancel has the focus: the yes is one key away from Enter.
agree() {
  within 10 on_screen 'Go on'
  press Right Enter
  within 30 on_screen "$1"
}

add_host() {
  press a
  within 5 on_screen 'Add a host'
  type_text "$NAME"
  press Tab
  type_text "$MAC"
  press Tab
  type_text "$IP"
  within 5 on_screen "✓ $NAME has $IP"
  press Enter Enter Enter
  agree "$NAME has $IP on $MAC \(change"
  within 10 on_screen "$NAME +$IP"
}

refuses_the_mac() {
  press a
  type_text other-01
  press Tab
  type_text "$MAC"
  within 5 on_screen "MAC $MAC is taken by $NAME"
  press Escape
  within 5 off_screen 'Add a host'
}

filter_host() {
  press /
  type_text "$NAME"
  press Enter
  within 5 on_screen '1 of [0-9]+'
}

reload() {
  press r
  agree 'host files again .change'
}

set_911() {
  press 9
  within 5 on_screen 'Why'
  type_text 'first boot'
  press Enter
  agree "$NAME boots 911 next .change"
  within 5 on_screen "$NAME.*<1h"
}

clear_911() {
  press 9
  agree "$NAME boots default next .change"
}

# The node boots in the background; every stage is seen in its detail, to the last.
boot_node() {
  lab boot "$NAME" &
  local boot=$! rc=0
  succeeds_within 85 on_screen "$NAME.*✓ initrd" || rc=$?
  screen
  wait "$boot" || true
  local stage
  for stage in DISCOVER OFFER REQUEST ACK NBP config kernel initrd; do
    on_screen "$stage" || rc=1
  done
  return "$rc"
}

undo_is_asked() {
  press z
  within 10 on_screen 'Take back change'
  press Enter
  within 5 on_screen 'nothing is changed'
}

undo_twice() {
  press z
  agree 'is taken back .change'
}

resized() {
  local size
  for size in 80x24 60x15 200x50 40x10 120x40; do
    terminal resize-window -t dashboard -x "${size%x*}" -y "${size#*x}"
    sleep 0.5
    [[ $size == 40x10 ]] && { within 5 on_screen 'needs 60'; continue; }
    within 5 on_screen 'Hosts'
  done
}


leave() {
  press q
  within 10 on_screen 'left with 0'
  [[ $(terminal display-message -p -t dashboard '#{alternate_on} #{cursor_flag}') == "0 1" ]]
}

step "the dashboard opens" open_dashboard
step "a: add $NAME in the form" add_host
step "  a MAC that is taken is refused as it is typed" refuses_the_mac
step "/: the filter finds it" filter_host
step "r: reload" reload
step "z: Cancel has the focus" undo_is_asked
step "9: 911" set_911
if [[ $WHERE == lab ]]; then
  step "  the link is there, and relative" is_armed
  step "a QEMU node goes through every stage to the rescue system" boot_node
fi
step "9: 911 away" clear_911
step "resized, at any moment" resized
step "d: the node is taken out" eval 'press d; agree "no longer registered .change"'
step "z: and put back" undo_twice
step "d: and out again" eval 'within 10 on_screen "'$NAME' +'$IP'"; press d; agree "no longer registered .change"'
step "q: the terminal is as it was" leave
