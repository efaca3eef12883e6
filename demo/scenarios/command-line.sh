#!/usr/bin/env bash
# The main job, through the command line: register a node, flag it, boot it into 911, unflag it, boot it as usual.
# Runs on a lab that is up and in which nobody registered cpu-01 yet.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
trap 'rm -f "$STEP_OUTPUT"' EXIT

lists_the_changes() {
  local history
  history=$(pxedock history)
  echo "$history"
  [[ $history == *"host add"* && $history == *"911 set"* && $history == *"911 clear"* ]]
}

step "status: healthy" pxedock status

before=$(reloads)
step "host add $NAME" pxedock -y host add "$NAME" --mac "$MAC" --ip "$IP"
step "  its lines are in both files" host_is_written
step "  dnsmasq has read them" reloaded_since "$before"
step "host list shows it" prints "$NAME" pxedock host list

step "911 set $NAME" pxedock -y 911 set "$NAME"
step "  the link is there, and relative" is_armed
step "power on: the rescue system comes up" boot_prints "$NAME" "$RESCUE"

step "911 clear $NAME" pxedock -y 911 clear "$NAME"
step "  the link is gone" is_disarmed
step "power on: the default boot" boot_prints "$NAME" "$DEFAULT"

step "history lists the changes" lists_the_changes
step "status: healthy" pxedock status
