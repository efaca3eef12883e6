# From nothing to a node in the rescue system, by answers file; and again. Sourced.
# shellcheck shell=bash

chapter_first() {
  proof "the image is gone" "image_hide" "image_show"
  step "the supplies: archive, checksum, image" supplies
  proof "another container uses the image" "lab exec docker create --name other $IMAGE >/dev/null" "lab exec docker rm other >/dev/null"
  step "a bare machine" bare
  step "check: says what is not yet done, exits 5" fails 5 "not yet" setup --check
  step "dry run: shows the commands, changes nothing" prints "docker network create -d macvlan" setup --dry-run
  proof "the work directory is there" "mkdir $WORKDIR" "rmdir $WORKDIR"
  step "  nothing is there" test ! -e "$WORKDIR"
  step "no terminal, no yes: refused with what is missing" fails 2 "there is no terminal" pxedock setup
  step "setup, by answers file" is_set_up
  proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab exec docker start pxeboot >/dev/null"
  step "  status: healthy" succeeds_within 10 is_healthy
  proof "the link is down" "lab exec ip link set pxeboot down" "lab exec ip link set pxeboot up"
  step "  check: done" is_done
  proof "911boot boots the default" "keep $RESCUE_FILE; sed -i s/mode=911/mode=default/ $RESCUE_FILE" "kept_back; disarm"
  step "  power on: the rescue system comes up" boots_911
  proof "the tree has no boot loader for UEFI" \
    "mv $WORKDIR/tftpboot/efi64/syslinux.efi $SPARE; LAB_BOOT_SECONDS=60" \
    "mv $SPARE/syslinux.efi $WORKDIR/tftpboot/efi64; LAB_BOOT_SECONDS=180; disarm"
  step "  power on, with UEFI: the rescue system comes up" boots_911 --uefi
  proof_by_a_file_touched
  step "again: changes nothing" changes_nothing
}

proof_by_a_file_touched() { proof "setup touches a file" "stand_in 'touch $WORKDIR/conf/hosts'" program_works; }

image_hide() {
  lab exec docker tag "$IMAGE" kept
  lab exec docker rmi "$IMAGE"
} >/dev/null

image_show() {
  lab exec docker tag kept "$IMAGE"
  lab exec docker rmi kept
} >/dev/null
