#!/usr/bin/env bash
# The real 911 system, built from Debian's packages by pxedock, on a node with BIOS and one with UEFI: reached over ssh with
# the key, with a disk, after its script has run. Split, so that the nodes do not wait for TFTP. Runs on a lab that is up;
# packages are kept in ${PXEDOCK_RESCUE:-/var/cache/pxedock-lab-911} for the next run.
# shellcheck disable=SC2016  # the proofs expand later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=nodes.sh
. "$DEMO/scenarios/nodes.sh"

SCRATCH=$(realpath -m "${PXEDOCK_RESCUE:-/var/cache/pxedock-lab-911}")
BOOT=$WORKDIR/tftpboot/pxelinux.cfg/911boot
REBOOT=reboot

finish() {
  nodes_end
  steps_end
}
trap finish EXIT

# The build needs the network, which the lab's namespace does not have.
outside() { "${LAB_PROGRAM:-$PXEDOCK}" -w "$WORKDIR" "$@"; }

builds() {
  outside 911 build --yes --split --ssh-key "$KEYS/key.pub" --script "$KEYS/installer" --scratch "$SCRATCH"
  grep -E 'KERNEL 911/[0-9-]+/vmlinuz' "$BOOT" && grep -E 'httproot=http://192.168.0.1/images/ 911image=' "$BOOT"
}

leaves_only_packages() {
  ls -A "$SCRATCH"
  [[ -z $(find "$SCRATCH" -mindepth 1 -maxdepth 1 ! -name packages ! -name lock ! -name log) ]] && ! grep "$SCRATCH" /proc/mounts
}

registers() {
  pxedock host add "$NAME" --mac "$MAC" --ip "$IP"
  pxedock 911 set "$NAME" "$UEFI_NAME" --yes --reason "the real 911 system"
  is_armed
}

sees_its_disk() { on "$1" lsblk -dn -b -o SIZE,NAME | grep -E '^ *67108864 vda'; }
has_run_its_script() { on "$1" cat /run/installed | grep -x "installed on $2" && tr -d '\r' <"$CONSOLE.$2" | grep 'the script starts'; }

restarts() {
  on "$1" "$REBOOT" || true
  succeeds_within 30 grep -q 'powered off, or restarted' "$CONSOLE.$2"
}

clears() {
  pxedock 911 clear "$NAME" "$UEFI_NAME"
  is_disarmed && boot_prints "$NAME" "$DEFAULT"
}

goes_back() {
  outside undo 1 --yes
  grep -x '  KERNEL vmlinuz-4' "$BOOT"
}

keys_create
# shellcheck disable=SC2016  # for the node to expand
printf '#!/bin/sh\necho "installed on $(hostname)" >/run/installed\n' >"$KEYS/installer"

step "pxedock builds a 911 system from Debian's packages, and 911boot names it" builds
proof "something else is left there" 'touch "$SCRATCH/left"' 'rm "$SCRATCH/left"'
step "nothing but the fetched packages is left in the scratch directory, and nothing is mounted" leaves_only_packages
step "a node with BIOS and one with UEFI are armed" registers
both_power_on
for node in "$IP $NAME" "$UEFI_IP $UEFI_NAME"; do
  read -r ip name <<<"$node"
  reached "$ip" "$name"
  other_key
  step "$name sees its disk" sees_its_disk "$ip"
  proof "what the script wrote is moved away" 'on "$ip" mv /run/installed /run/away' 'on "$ip" mv /run/away /run/installed'
  step "$name has run the script, and said so on its console" has_run_its_script "$ip" "$name"
  proof "it is left as it is" REBOOT=true REBOOT=reboot
  step "$name restarts" restarts "$ip" "$name"
done
step "the flags are cleared, and $NAME boots as always" clears
step "undo goes back to what 911 booted before" goes_back
