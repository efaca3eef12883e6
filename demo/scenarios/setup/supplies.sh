# What the chapters of the scenario of setup share: the supplies, a bare machine, and what a set-up has left. Sourced.
# shellcheck shell=bash

IMAGE=jumpscale/pxeboot
RESCUE_FILE=$WORKDIR/tftpboot/pxelinux.cfg/911boot
SPARE=$(mktemp -d)
ANSWERS=$SPARE/answers

# What the field brings along: the archive of the boot files, and the image in a file.
supplies() {
  tar -C "$WORKDIR" -czf "$SPARE/pxebootbinaries.tgz" tftpboot/pxelinux.0 tftpboot/ldlinux.c32 images
  lab exec docker save -o "$SPARE/image.tar" "$IMAGE"
  cat >"$ANSWERS" <<TEXT
# everything that setup cannot find out by itself
archive=$SPARE/pxebootbinaries.tgz
sha256=$(sha256sum "$SPARE/pxebootbinaries.tgz" | cut -d' ' -f1)
image-tar=$SPARE/image.tar
bridge=backplane1
tag=2311
host=$NAME
host-mac=$MAC
host-ip=$IP
TEXT
}

# bare leaves nothing but Docker and the bridge. What is not there need not be removed.
bare() {
  lab exec docker rm -f pxeboot pxeboot-images 2>/dev/null || true
  lab exec docker network rm pxeboot 2>/dev/null || true
  lab exec docker rmi "$IMAGE" 2>/dev/null || true
  lab exec ovs-vsctl --if-exists del-port pxeboot
  rm -rf --one-file-system "$WORKDIR"
  is_bare
}

is_bare() {
  local containers
  containers=$(lab exec docker ps -aq) && [[ -z $containers && ! -e $WORKDIR ]] &&
    ! lab exec docker network inspect pxeboot 2>/dev/null && ! lab exec docker image inspect "$IMAGE" 2>/dev/null
}

setup() { pxedock setup --answers "$ANSWERS" "$@"; }

is_done() { prints "settings" pxedock setup --check; }

# It asks for nothing, ends well, and the container runs.
is_set_up() { prints "three commands to know" setup "$@" && container_runs; }
container_runs() { [[ $(lab exec docker inspect -f '{{.State.Running}}' pxeboot) == true ]]; }

boots_911() {
  prints "$NAME boots 911 next" pxedock -y 911 set "$NAME"
  boot_prints "$NAME" "$RESCUE" "$@"
  prints "$NAME boots default next" pxedock -y 911 clear "$NAME"
}

changes_nothing() {
  local before after
  before=$(state)
  setup
  after=$(state)
  diff <(echo "$before") <(echo "$after")
}

# Every file with its times, the journal, and what is in the switch and in Docker.
state() {
  find "$WORKDIR" ! -path '*/.pxedock' ! -path '*/.pxedock/lock' -printf '%p %s %T@ %l\n' | sort
  lab exec ovs-vsctl --columns=_uuid,name,tag list port pxeboot
  lab exec docker network inspect -f '{{.Id}}' pxeboot
  lab exec docker inspect -f '{{.Id}} {{.State.StartedAt}}' pxeboot
  if lab exec docker inspect pxeboot-images >/dev/null 2>&1; then
    lab exec docker inspect -f '{{.Id}} {{.State.StartedAt}}' pxeboot-images
  fi
}
