#!/usr/bin/env bash
# The job of command-line.sh, by an operator at a terminal: in the shell, with Tab filling in the MAC of a machine that
# nobody registered but that asked for an address. Runs on a lab that is up and in which nobody registered cpu-01 yet.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=terminal.sh
. "$DEMO/scenarios/terminal.sh"
trap 'terminal_end; steps_end' EXIT

open_shell() {
  open_terminal 120x40 "$DEMO/lab shell"
  within 30 prompt_waits
}

# The last line that is not empty is the prompt, with nothing typed behind it yet.
prompt_waits() { last_line | grep -E 'pxedock.*[>#$❯] *$'; }

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
  # Seen twice: while the line is drawn again, the prompt stands there for a moment without it.
  prompt_waits && sleep 0.3 && prompt_waits
}

asked() { last_line | grep -Ei '(\[y/n\]|\(y/n\)|\?|:) *$'; }
answer_taken() { ! asked; }

# Powered on like any machine that was just racked, until the server has heard of it.
ask_for_an_address() {
  LAB_BOOT_SECONDS=60 "$DEMO/lab" boot --mac "$MAC" & # not the function: $! would be a shell, and the boot go on
  local boot=$! rc=0
  succeeds_within 55 log_has "DHCPDISCOVER(eth0) $MAC no address available" || rc=$?
  kill -TERM "$boot" 2>/dev/null || true # it may be over
  wait "$boot" || true                    # it was ended, or gave up: what counts is the log
  return "$rc"
}

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
  succeeds_within 10 terminal_is_gone
}

proof "dnsmasq hears nothing: the port has another tag" \
  "lab exec ovs-vsctl set port pxeboot tag=7" "lab exec ovs-vsctl set port pxeboot tag=2311"
step "an unknown machine asks for an address" ask_for_an_address
step "the shell opens" open_shell
proof_by_keys
step "Tab completes the MAC that was seen" complete_the_mac
note_reloads
proof_by_keys
step "host add $NAME" add_host
proof "dnsmasq reads nothing more after the count" "ADDED=\$NOTED; note_reloads" "NOTED=\$ADDED"
step "  dnsmasq has read it" succeeds_within 10 reloaded_since_noted
proof_by_keys
step "911 set $NAME" set_911
proof "the link is taken away: the node boots its default" disarm arm
step "power on: the rescue system comes up" boot_prints "$NAME" "$RESCUE"
proof_by_keys
step "911 clear $NAME" clear_911
proof "the link is put back: the node boots 911" arm disarm
step "power on: the default boot" boot_prints "$NAME" "$DEFAULT"
proof_by_keys
step "Ctrl-D leaves the shell" leave
