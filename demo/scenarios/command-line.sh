#!/usr/bin/env bash
# The main job, through the command line: register a node, flag it, boot it into 911, unflag it, boot it as usual.
# Runs on a lab that is up and in which nobody registered cpu-01 yet.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
trap steps_end EXIT

lists_the_changes() {
  local history
  history=$(pxedock history)
  echo "$history"
  [[ $history == *"host add"* && $history == *"911 set"* && $history == *"911 clear"* ]]
}

# edit_conf LINE [OPTION…]: an editor that puts LINE first into dnsmasq.conf.
edit_conf() { EDITOR="sed -i '1i $1'" pxedock -y conf edit "${@:2}"; }
started() { lab exec docker inspect -f '{{.State.StartedAt}}' pxeboot; }
note_start() { STARTED=$(started); }
serves_on() { [[ $(started) == "$STARTED" ]] && is_healthy && ! grep nonsense "$WORKDIR/conf/dnsmasq.conf"; }
runs_with() { [[ $(started) != "$STARTED" ]] && is_healthy && grep -x "$1" "$WORKDIR/conf/dnsmasq.conf"; }
puts_back() {
  fails 1 "bad option at line 1 of /conf/dnsmasq.conf" edit_conf nonsense --no-trial &&
    is_healthy && ! grep nonsense "$WORKDIR/conf/dnsmasq.conf"
}

proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab up"
step "status: healthy" is_healthy

note_reloads
step "host add $NAME" prints "$NAME" pxedock -y host add "$NAME" --mac "$MAC" --ip "$IP"
proof "the line is taken out of dhcphosts" "keep $WORKDIR/conf/dhcphosts; sed -i /$NAME/d $WORKDIR/conf/dhcphosts" kept_back
step "  its lines are in both files" host_is_written
proof "dnsmasq reads nothing more after the count" "ADDED=\$NOTED; note_reloads" "NOTED=\$ADDED"
step "  dnsmasq has read them" reloaded_since_noted
step "host list shows it" prints "$NAME" pxedock host list

step "911 set $NAME" prints "$NAME boots 911 next" pxedock -y 911 set "$NAME"
proof "the link is an absolute one" "ln -sfn ${LINK%/*}/911boot $LINK" arm
step "  the link is there, and relative" is_armed
proof "the link is taken away: the node boots its default" disarm arm
step "power on: the rescue system comes up" boot_prints "$NAME" "$RESCUE"

step "911 clear $NAME" prints "$NAME boots default next" pxedock -y 911 clear "$NAME"
proof "the link is put back" arm disarm
step "  the link is gone" is_disarmed
proof "the link is put back: the node boots 911" arm disarm
step "power on: the default boot" boot_prints "$NAME" "$DEFAULT"

note_start
step "conf edit: a bad line is refused, and named" fails 3 "(conf/dnsmasq.conf:1)" edit_conf nonsense
proof "the container is restarted" "lab exec docker restart -t 2 pxeboot >/dev/null" note_start
step "  the server serves on" serves_on
step "  a restart that fails puts the old text back" puts_back
note_start
step "conf edit: a good line" prints "is changed" edit_conf "dhcp-lease-max=500"
proof "the container is not restarted" "BEFORE=\$STARTED; note_start" "STARTED=\$BEFORE"
step "  dnsmasq runs with it" runs_with "dhcp-lease-max=500"

step "history lists the changes" lists_the_changes
proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab up"
step "status: healthy" is_healthy
