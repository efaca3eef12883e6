#!/usr/bin/env bash
# The main job on the dashboard, typed into a terminal: register a node, reload, flag it, watch it boot, take it back.
#   dashboard.sh                     on a lab that is up, with a node of QEMU
#   dashboard.sh sandbox [PROGRAM]   on the sandbox of that pxedock, without root
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=terminal.sh
. "$DEMO/scenarios/terminal.sh"
# shellcheck source-path=SCRIPTDIR source=dashboard-terminal.sh
. "$DEMO/scenarios/dashboard-terminal.sh"
trap 'terminal_end; steps_end' EXIT

WHERE=${1:-lab}
PXEDOCK=${2:-$PXEDOCK}
NAME=dash-01
MAC=52:54:00:c0:0d:01
IP=192.168.0.77
RESCUE="rescue system 911 is up on $MAC ($IP)"
LINK=$WORKDIR/tftpboot/pxelinux.cfg/01-${MAC//:/-}

open_dashboard() {
  if [[ $WHERE == sandbox ]]; then
    open_dashboard_with "${LAB_PROGRAM:-$PXEDOCK} demo --hosts 8 --quiet dashboard"
  else
    open_on_the_lab
  fi
}

# Cancel has the focus: the yes is one key away from Enter.
agree() {
  within 10 on_screen 'Go on'
  within 10 yes_has_focus
  press Enter
  within 30 on_screen "$1"
}

# A key is ignored until the question could be read: then it is pressed again. Right goes to and fro.
yes_has_focus() {
  on_screen '▸\[ Go on' && return
  press Right
  succeeds_within 1 on_screen '▸\[ Go on'
}

add_host() {
  press a
  within 5 on_screen 'Add a host'
  type_text "$NAME"
  press Tab
  type_text "$MAC"
  press Tab
  type_text "$IP"
  within 5 on_screen "✓ when saved: $NAME has $IP"
  press Enter Enter Enter
  agree "$NAME has $IP on $MAC.*\(change"
  within 10 on_screen "$NAME +$IP"
}

refuses_the_mac() {
  press a
  type_text other-01
  press Tab
  type_text "$MAC"
  within 5 on_screen "MAC $MAC is taken by $NAME"
  press Escape
  within 5 on_screen 'Esc again discards'
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
  agree 'host files again.*\(change'
}

set_911() {
  press 9
  within 5 on_screen 'Why'
  type_text 'first boot'
  press Enter
  agree "$NAME boots 911 next.*\(change"
  within 5 on_screen "$NAME.*<1h"
}

clear_911() {
  press 9
  agree "$NAME boots default next.*\(change"
}

# What a boot goes through; a rescue system that fetches more does so over HTTP, which dnsmasq's log does not show.
STAGES="DISCOVER OFFER REQUEST ACK NBP config kernel initrd"

# timeline prints the stages of the boot in the detail, one a line, with what was sent.
timeline() { screen | sed -n 's/.*│//p' | sed -n '/Boot at/,$p' | sed -nE "s/^ *(\+[0-9.]+ [a-z]+)? +(${STAGES// /|})\b */\2 /p"; }

row_stage() { screen | grep -oE "^▸.*$NAME .*" | grep -oE "[▸✓] (${STAGES// /|})" | tail -n 1 | sed 's,^..,,'; }

booted_at() { screen | grep -o 'Boot at .*[0-9]' || true; }

# Every stage in its order, with the configuration of 911, as much of its name as there is room for.
whole_boot() {
  local stages
  stages=$(timeline)
  [[ $(cut -d " " -f 1 <<<"$stages" | tr '\n' ' ') == "$STAGES " ]] &&
    grep -F "config 01-$(cut -c 1-14 <<<"${MAC//:/-}")" <<<"$stages"
}

# sees_the_boot SECONDS BEFORE watches the host until another boot than the one BEFORE has gone through every stage; some
# stages have to be seen in its row while they last.
sees_the_boot() {
  local deadline=$((SECONDS + $1)) seen="" stage
  until [[ $(booted_at) != "$2" ]] && whole_boot; do
    stage=$(row_stage || true)
    [[ -z $stage || $(booted_at) == "$2" || " $seen" == *" $stage " ]] || seen+="$stage "
    if ((SECONDS >= deadline)); then
      echo "not every stage within $1 s"
      screen
      return 1
    fi
    sleep 0.03
  done
  timeline
  echo "measured: seen in the row: ${seen% }"
  (($(wc -w <<<"$seen") >= 3)) || { echo "that is too few to have watched it"; return 1; }
}

# The node boots in the background, and has to reach the rescue system.
boot_node() {
  local before boot rc=0
  before=$(booted_at)
  boot_prints "$NAME" "$RESCUE" >"$STEP_OUTPUT.boot" 2>&1 &
  boot=$!
  sees_the_boot "$((LAB_BOOT_SECONDS - 2))" "$before" || rc=$?
  wait "$boot" || { cat "$STEP_OUTPUT.boot"; rc=1; }
  return "$rc"
}

# On a sandbox whose only machine is powered on now and then.
open_busy_sandbox() {
  open_dashboard_with "$PXEDOCK demo --hosts 1 dashboard"
  NAME=$(screen | sed -nE 's/^▸ +([^ ]+) .*/\1/p')
  MAC=$(screen | grep '^▸' | grep -oE '([0-9a-f]{2}:){5}[0-9a-f]{2}')
  [[ -n $NAME && -n $MAC ]]
}

set_911_and_watch() {
  open_busy_sandbox
  set_911
  sees_the_boot 60 ""
}

undo_is_asked() {
  press z
  within 10 on_screen 'Undo change'
  within 5 on_screen '▸\[ Cancel'
  within 10 yes_has_focus
  press Left
  within 5 on_screen '▸\[ Cancel'
  press Enter
  within 5 on_screen 'nothing is changed'
}

undo_twice() {
  press z
  agree 'is undone.*\(change'
}

resized() {
  local size wanted
  for size in 80x24 60x15 200x50 40x10 120x40; do
    terminal resize-window -t screen -x "${size%x*}" -y "${size#*x}"
    sleep 0.5
    wanted=Hosts
    if [[ $size == 40x10 ]]; then wanted='needs 60'; fi
    within 5 on_screen "$wanted"
  done
}

leave() {
  press q
  within 10 on_screen 'left with 0'
  [[ $(terminal display-message -p -t screen '#{alternate_on} #{cursor_flag}') == "0 1" ]]
}

take_out() {
  press d
  agree "no longer registered.*\(change"
}

take_out_again() {
  within 10 on_screen "$NAME +$IP"
  take_out
}

step "the dashboard opens" open_dashboard
proof_by_keys
step "a: add $NAME in the form" add_host
proof_by_keys
step "  a MAC that is taken is refused as it is typed" refuses_the_mac
proof_by_keys
step "/: the filter finds it" filter_host
proof_by_keys
step "r: reload" reload
proof_by_keys
step "z: Cancel has the focus" undo_is_asked
proof_by_keys
step "9: 911" set_911
if [[ $WHERE == lab ]]; then
  proof "the link is an absolute one" "ln -sfn ${LINK%/*}/911boot $LINK" arm
  step "  the link is there, and relative" is_armed
  proof "the link is taken away: the node boots its default" disarm arm
  step "a QEMU node goes through every stage to the rescue system" boot_node
fi
proof_by_keys
step "9: 911 away" clear_911
proof "the program is stopped, and paints nothing" 'kill -STOP "$(program_pid)"' 'kill -CONT "$(program_pid)"'
step "resized, at any moment" resized
proof_by_keys
step "d: the node is taken out" take_out
proof_by_keys
step "z: and put back" undo_twice
proof_by_keys
step "d: and out again" take_out_again
proof_by_keys
step "q: the terminal is as it was" leave
if [[ $WHERE == sandbox ]]; then
  proof_by_keys
  step "a node of the sandbox goes through every stage to the rescue system" set_911_and_watch
  proof_by_keys
  step "q: the terminal is as it was" leave
fi
