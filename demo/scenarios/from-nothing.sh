#!/usr/bin/env bash
# From a controller with Docker and Open vSwitch to a BIOS and a UEFI node in the 911 system, with nothing but answers: no
# archive, no image, no tar file, no boot loader. All of it comes from the distribution. Runs on a lab that is up, and leaves
# it set up by pxedock; in a clean Debian:
#   demo/fresh bookworm demo/scenarios/from-nothing.sh fresh
# shellcheck disable=SC2016,SC2030,SC2031,SC2034  # the proofs expand later
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=setup/supplies.sh
. "$DEMO/scenarios/setup/supplies.sh"
# shellcheck source-path=SCRIPTDIR source=nodes.sh
. "$DEMO/scenarios/nodes.sh"

# A node loads the whole system over TFTP, on a machine that has other work too.
export LAB_NODE_SECONDS=900
BUILT=pxedock/pxeboot
UEFI_MAC=52:54:00:c0:00:02
CONTAINER=pxeboot
RELEASE=$(. /etc/os-release && echo "$VERSION_CODENAME")
OTHER_RELEASE=bookworm
if [[ $RELEASE == bookworm ]]; then OTHER_RELEASE=trixie; fi
AGAIN=$RELEASE
MORE=()

finish() {
  nodes_end
  rm -rf "$SPARE"
  if [[ -n ${FRESH:-} ]]; then lab down; fi
  steps_end
}
trap finish EXIT

# with_a_way_out [--empty-caches] ARGS… runs pxedock with the network, and with no boot loader installed.
with_a_way_out() {
  local hidden="/usr/lib/PXELINUX /usr/lib/SYSLINUX.EFI /usr/lib/syslinux"
  if [[ $1 == --empty-caches ]]; then
    shift
    hidden+=" /var/cache/pxedock /var/cache/pxedock-911"
  fi
  lab uplink sh -euc '
    for directory in $0; do
      [ ! -d "$directory" ] || mount -t tmpfs none "$directory"
    done
    exec "$@"' "$hidden" "${LAB_PROGRAM:-$PXEDOCK}" "$@"
}

answers() {
  cat >"$ANSWERS" <<TEXT
911-from=build
911-ssh-key=$KEYS/key.pub
bridge=backplane1
tag=2311
host=$NAME
host-mac=$MAC
host-ip=$IP
TEXT
}

everything_is_gone() {
  bare
  lab exec docker images -q "$BUILT" | sort -u | xargs -r "$DEMO/lab" exec docker rmi -f
  ! lab exec docker images | grep pxe
}

is_set_up_from_nothing() {
  prints "three commands to know" with_a_way_out setup --answers "$ANSWERS"
  container_runs && ls "$WORKDIR"/tftpboot/911/*/initrd "$WORKDIR/tftpboot/pxelinux.0" "$WORKDIR/tftpboot/efi64/syslinux.efi"
}

has_few_rights() {
  local rights
  rights=$(lab exec docker inspect -f '{{.Config.Image}} {{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.ReadonlyRootfs}}' "$CONTAINER")
  echo "$rights"
  [[ $rights == "$BUILT [ALL] [NET_ADMIN NET_RAW NET_BIND_SERVICE SETGID SETUID] true" ]]
}

names_its_packages() {
  prints "\"release\" : \"$RELEASE\"" pxedock image show --offline -o json
  prints '"dnsmasq-base=' pxedock image show --offline -o json
}

registers() {
  prints "$UEFI_NAME" pxedock host add "$UEFI_NAME" --mac "$UEFI_MAC" --ip "$UEFI_IP"
  prints "911" pxedock -y 911 set "$NAME" "$UEFI_NAME" --reason "from nothing"
  is_armed
}

image_id() { lab exec docker image inspect -f '{{.Id}}' "$1"; }

# Built again from packages that are fetched again, it is the same image, byte for byte.
builds_the_same_image() {
  with_a_way_out --empty-caches image build --only-build --release "$AGAIN" --name again:1
  [[ $(image_id again:1) == $(image_id "$BUILT") ]]
}

# sums prints those of the kernel and initrd that 911 boots.
sums() { (cd "$WORKDIR/tftpboot/$(sed -n 's,^ *KERNEL \(911/[0-9-]*\)/vmlinuz$,\1,p' "$RESCUE_FILE")" && sha256sum vmlinuz initrd); }

# Built again elsewhere, kernel and initrd of the 911 system have the same bytes.
builds_the_same_911() {
  with_a_way_out 911 build --yes --ssh-key "$KEYS/key.pub" --scratch "$SPARE/scratch" "${MORE[@]}"
  diff <(echo "$FIRST") <(sums)
}

if [[ ${1:-} == fresh ]]; then
  FRESH=yes
  step "demo/lab up" lab up
fi
pxedock --version # builds it
keys_create
answers
proof "another container uses the image" "lab exec docker create --name other $IMAGE >/dev/null" "lab exec docker rm other >/dev/null"
step "a controller with nothing but Docker and a bridge" everything_is_gone
step "setup, by seven answers: boot loader, 911 system, image and container" is_set_up_from_nothing
FIRST=$(sums)
proof "another container is looked at" "CONTAINER=nobody" "CONTAINER=pxeboot"
step "  the server runs from the image that was built, with dnsmasq's rights alone" has_few_rights
step "  the image names its packages" names_its_packages
proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab exec docker start pxeboot >/dev/null"
step "  status: healthy" succeeds_within 20 is_healthy
step "a node with BIOS and one with UEFI are armed" registers
for node in "$IP $NAME" "$UEFI_IP $UEFI_NAME --uefi"; do
  read -r ip name option <<<"$node"
  proof "it is tried with another key" 'KEY=$OTHER REACH_SECONDS=3 TRIES=1' 'KEY=$KEYS/key REACH_SECONDS=300 TRIES=3; power_off $name'
  step "$name boots the 911 system, and answers over ssh with the key" boots "$ip" "$name" ${option:+"$option"}
  proof "the key is the one that it was built with" 'OTHER=$KEYS/key' 'OTHER=$KEYS/other'
  step "  it lets no other key in" locks_others_out "$ip"
done
proof "it is built of another release" 'AGAIN=$OTHER_RELEASE' 'AGAIN=$RELEASE'
step "a second build of the image from packages fetched again is the same, byte for byte" builds_the_same_image
proof "a package more is in it" 'MORE=(--with hello)' 'MORE=()'
step "a second build of the 911 system is the same, byte for byte" builds_the_same_911
