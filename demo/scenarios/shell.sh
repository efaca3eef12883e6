#!/usr/bin/env bash
# The same job as in command-line.sh, by an operator at a terminal: in the shell, with Tab filling in the MAC of a machine that
# nobody registered but that asked for an address. Runs on a lab that is up and in which nobody registered cpu-01 yet.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

# A tmux server of its own, found by nobody else and without anybody's configuration.
terminal() { tmux -L "pxedock-scenario-$$" -f /dev/null "$@"; }
screen() { terminal capture-pane -p -J -t shell; }
type_text() { terminal send-keys -t shell -l "$1"; }
press() { terminal send-keys -t shell "$1"; }
on_screen() { screen | grep -qF -- "$1"; }
trap 'terminal kill-server 2>/dev/null || true; rm -f "$STEP_OUTPUT"' EXIT

# within SECONDS COMMAND…, showing the screen when it does not come to be.
within() { succeeds_within "$@" || { screen; return 1; }; }

open_shell() {
  terminal new-session -d -s shell -x 120 -y 40 "$DEMO/lab" shell
  within 30 prompt_waits
}

# The last line that is not empty is the prompt, with nothing typed behind it yet.
prompt_waits() { screen | grep -v '^ *$' | tail -n 1 | grep -Eq 'pxedock.*[>#$❯] *$'; }

# enter ends the line, and says yes where the shell asks; done when the prompt is back.
enter() {
  press Enter
  within 20 answered
}

answered() {
  if asked; then
    type_text y
    press Enter
    succeeds_within 5 answer_taken
  fi
  prompt_waits
}

asked() { screen | grep -v '^ *$' | tail -n 1 | grep -Eiq '(\[y/n\]|\(y/n\)|\?|:) *$'; }
answer_taken() { ! asked; }

# Powered on like any machine that was just racked, until the server has heard of it.
ask_for_an_address() {
  LAB_BOOT_SECONDS=60 "$DEMO/lab" boot --mac "$MAC" &
  local boot=$! rc=0
  succeeds_within 55 seen_on_the_wire || rc=$?
  kill -TERM "$boot" 2>/dev/null || true
  wait "$boot" || true
  return "$rc"
}

seen_on_the_wire() { container_log | grep -q "DHCPDISCOVER(eth0) $MAC no address available"; }

complete_the_mac() {
  type_text "host add $NAME --mac 52:5"
  press Tab
  within 10 on_screen "--mac $MAC"
}

add_host() {
  type_text " --ip $IP"
  enter
  within 10 host_is_written
}

set_911() {
  type_text "911 set $NAME"
  enter
  within 10 is_armed
}

clear_911() {
  type_text "911 clear $NAME"
  enter
  within 10 is_disarmed
}

leave() {
  press C-d
  succeeds_within 10 shell_ended
}

shell_ended() { ! terminal has-session -t shell 2>/dev/null; }

step "an unknown machine asks for an address" ask_for_an_address
step "the shell opens" open_shell
step "Tab completes the MAC that was seen" complete_the_mac
before=$(reloads)
step "host add $NAME" add_host
step "  dnsmasq has read it" succeeds_within 10 reloaded_since "$before"
step "911 set $NAME" set_911
step "power on: the rescue system comes up" boot_prints "$NAME" "$RESCUE"
step "911 clear $NAME" clear_911
step "power on: the default boot" boot_prints "$NAME" "$DEFAULT"
step "Ctrl-D leaves the shell" leave
