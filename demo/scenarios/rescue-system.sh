#!/usr/bin/env bash
# The real 911 system, built from Debian's packages by pxedock, on a node with BIOS and one with UEFI: reached over ssh with
# the key, with a disk, after its script has run. Split, so that the nodes do not wait for TFTP. Runs on a lab that is up;
# packages are kept in ${PXEDOCK_RESCUE:-/var/cache/pxedock-lab-911} for the next run.
# shellcheck disable=SC2016  # the proofs expand later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"

SCRATCH=$(realpath -m "${PXEDOCK_RESCUE:-/var/cache/pxedock-lab-911}")
KEYS=$STEP_OUTPUT.keys
BOOT=$WORKDIR/tftpboot/pxelinux.cfg/911boot
UEFI_NAME=cpu-02 # the lab has it
UEFI_IP=192.168.0.22
CONSOLE=$STEP_OUTPUT.console
export LAB_NODE_MB=1024
KEY=$KEYS/key     # the key that the system was built with
OTHER=$KEYS/other # and one that it was not built with
REACH_SECONDS=300
REBOOT=reboot

# The nodes that are on are powered off, whatever happens.
NODES=()
finish() {
  local pid
  for pid in "${NODES[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$KEYS"
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

# power_on NAME [OPTION…] leaves the node running; its console is in a file.
power_on() {
  LAB_BOOT_SECONDS=420 LAB_NODE_DISK=$KEYS/$1.disk lab boot "${@:2}" "$1" >"$CONSOLE.$1" 2>&1 &
  NODES+=($!)
}

both_power_on() {
  truncate -s 64M "$KEYS/$NAME.disk" "$KEYS/$UEFI_NAME.disk"
  power_on "$NAME"
  power_on "$UEFI_NAME" --uefi
}

# on IP COMMAND… runs it on the node.
on() {
  lab exec ssh -i "$KEY" -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o LogLevel=ERROR -o ConnectTimeout=5 "root@$1" "${@:2}"
}

answers_as() { [[ $(on "$1" hostname) == "$2" ]]; }
is_reached() { succeeds_within "$REACH_SECONDS" answers_as "$1" "$2"; }
sees_its_disk() { on "$1" lsblk -dn -b -o SIZE,NAME | grep -E '^ *67108864 vda'; }
has_run_its_script() { on "$1" cat /run/installed | grep -x "installed on $2" && tr -d '\r' <"$CONSOLE.$2" | grep 'the script starts'; }
locks_others_out() { ! KEY=$OTHER on "$1" true; }

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

mkdir -p "$KEYS"
ssh-keygen -q -t ed25519 -N '' -f "$KEYS/key"
ssh-keygen -q -t ed25519 -N '' -f "$KEYS/other"
# shellcheck disable=SC2016  # for the node to expand
printf '#!/bin/sh\necho "installed on $(hostname)" >/run/installed\n' >"$KEYS/installer"

step "pxedock builds a 911 system from Debian's packages, and 911boot names it" builds
proof "something else is left there" 'touch "$SCRATCH/left"' 'rm "$SCRATCH/left"'
step "nothing but the fetched packages is left in the scratch directory, and nothing is mounted" leaves_only_packages
step "a node with BIOS and one with UEFI are armed" registers
both_power_on
other_key() { proof "it is tried with another key" 'KEY=$OTHER REACH_SECONDS=3' 'KEY=$KEYS/key REACH_SECONDS=300'; }
for node in "$IP $NAME" "$UEFI_IP $UEFI_NAME"; do
  read -r ip name <<<"$node"
  other_key
  step "$name answers over ssh with the key, and has the name that DHCP gave" is_reached "$ip" "$name"
  proof "the key is the one that it was built with" 'OTHER=$KEYS/key' 'OTHER=$KEYS/other'
  step "$name lets no other key in" locks_others_out "$ip"
  other_key
  step "$name sees its disk" sees_its_disk "$ip"
  proof "what the script wrote is moved away" 'on "$ip" mv /run/installed /run/away' 'on "$ip" mv /run/away /run/installed'
  step "$name has run the script, and said so on its console" has_run_its_script "$ip" "$name"
  proof "it is left as it is" REBOOT=true REBOOT=reboot
  step "$name restarts" restarts "$ip" "$name"
done
step "the flags are cleared, and $NAME boots as always" clears
step "undo goes back to what 911 booted before" goes_back
