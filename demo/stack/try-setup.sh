#!/usr/bin/env bash
# pxedock setup on the real stack: from a machine with no port, no network, no image, no container and no work directory
# to a node in the rescue system, by answers file; again, which changes nothing; killed after each step; and every way in
# which a step can fail. Runs on a lab that is up, and leaves it set up by pxedock.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
SPARE=$(mktemp -d)
trap 'terminal kill-server 2>/dev/null || true; rm -rf "$SPARE" "$STEP_OUTPUT"' EXIT
ANSWERS=$SPARE/answers

# What the field brings along: the archive of the boot files, and the image in a file.
supplies() {
  tar -C "$WORKDIR" -czf "$SPARE/pxebootbinaries.tgz" tftpboot/pxelinux.0 tftpboot/ldlinux.c32 images &&
    lab exec docker save -o "$SPARE/image.tar" jumpscale/pxeboot &&
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

# bare leaves nothing but Docker and the bridge.
bare() {
  lab exec docker rm -f pxeboot 2>/dev/null || true
  lab exec docker network rm pxeboot 2>/dev/null || true
  lab exec docker rmi jumpscale/pxeboot 2>/dev/null || true
  lab exec ovs-vsctl --if-exists del-port pxeboot
  rm -rf --one-file-system "$WORKDIR" # the last, and the one that counts
}

setup() { pxedock setup --answers "$ANSWERS" "$@"; }

# fails CODE TEXT COMMAND…: ends with CODE, and says TEXT.
fails() {
  local code=$1 text=$2 rc=0 output
  shift 2
  output=$("$@" 2>&1) || rc=$?
  echo "$output"
  echo "exit code $rc, expected $code; expected to read: $text"
  [[ $rc -eq $code ]] && grep -qF -- "$text" <<<"$output"
}

# Debian's syslinux.efi came into the tree by itself, and dnsmasq.conf hands it to UEFI machines.
boots_with_uefi() {
  pxedock -y 911 set "$NAME" &&
    boot_prints "$NAME" "$RESCUE" --uefi &&
    pxedock -y 911 clear "$NAME"
}

changes_nothing() {
  local before after
  before=$(state) && setup && after=$(state) || return
  diff <(echo "$before") <(echo "$after")
}

# Every file with its times, the journal, and what is in the switch and in Docker.
state() {
  find "$WORKDIR" -printf '%p %s %T@ %l\n' | grep -v '/\.pxedock/lock' | grep -v '/\.pxedock ' | sort &&
    lab exec ovs-vsctl --columns=_uuid,name,tag list port pxeboot &&
    lab exec docker network inspect -f '{{.Id}}' pxeboot &&
    lab exec docker inspect -f '{{.Id}} {{.State.StartedAt}}' pxeboot
}

# killed_after STEP: killed outright as soon as it says that the step is done.
killed_after() {
  local pid line output=$SPARE/output
  rm -f "$output"
  mkfifo "$output"
  setup >"$output" 2>/dev/null &
  pid=$!
  while read -r line; do
    echo "$line"
    [[ $line == ?" $1 "* ]] && kill -KILL "$pid"
  done <"$output"
  wait "$pid" && return 1
  [[ $? -eq 137 ]]
}

killed_after_each_step() {
  local name
  bare
  for name in docker directory files configuration port network image container settings; do
    echo "-- killed after $name"
    killed_after "$name" || return
  done
  setup && pxedock setup --check
}

broken_port() {
  bare
  lab exec ovs-vsctl add-port backplane1 pxeboot || true
  setup &&
    [[ $(lab exec ovs-vsctl get interface pxeboot type) == internal && $(lab exec ovs-vsctl get port pxeboot tag) == 2311 ]]
}

wrong_tag() {
  lab exec ovs-vsctl set port pxeboot tag=99 && setup --tag 2311 && [[ $(lab exec ovs-vsctl get port pxeboot tag) == 2311 ]]
}

link_down() {
  lab exec ip link set pxeboot down && setup && lab exec ip link show dev pxeboot | grep -q '[<,]UP[,>]'
}

other_network() {
  bare &&
    lab exec ovs-vsctl add-port backplane1 pxeboot tag=2311 -- set interface pxeboot type=internal &&
    lab exec ip link set pxeboot up &&
    lab exec docker network create -d macvlan --subnet=10.9.0.0/24 --gateway=10.9.0.1 -o parent=pxeboot pxeboot &&
    fails 3 "subnet is 10.9.0.0/24, wanted 192.168.0.0/24" setup --subnet 192.168.0.0/24 --gateway 192.168.0.1 \
    --address 192.168.0.240
}

replaced_network() {
  setup --subnet 192.168.0.0/24 --gateway 192.168.0.1 --address 192.168.0.240 --replace &&
    lab exec docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' pxeboot | grep -qx 192.168.0.0/24
}

broken_archive() {
  bare
  head -c 3000000 "$SPARE/pxebootbinaries.tgz" >"$SPARE/short.tgz"
  fails 3 "is cut off" setup --archive "$SPARE/short.tgz" --sha256 "" &&
    [[ ! -e $WORKDIR/tftpboot/pxelinux.0 && ! -e $WORKDIR/.pxedock/unpacked && ! -e $WORKDIR/.pxedock/unpacked.new ]]
}

hostile_archive() {
  mkdir -p "$SPARE/evil/tftpboot"
  ln -sfn "$SPARE" "$SPARE/evil/tftpboot/out"
  tar -C "$SPARE/evil" -czf "$SPARE/evil.tgz" tftpboot
  fails 3 "leads out of it" setup --archive "$SPARE/evil.tgz" --sha256 ""
}

# With the rights of nobody in particular, and a Docker socket that is root's and the group's as usual.
setup_as_nobody() {
  chmod 660 "$(lab exec printenv DOCKER_HOST | sed 's,^unix://,,')"
  lab exec setpriv --reuid=65534 --regid=65534 --clear-groups "$STACK/../../target/pxedock/bin/pxedock" setup --yes
}

# With an /etc of its own, in which there is a user and no group docker; what becomes of it there goes with it.
with_own_accounts() {
  mkdir -p "$SPARE/etc.new" "$SPARE/etc.work"
  unshare --mount bash -euc '
    mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/etc.new,workdir=$1/etc.work" /etc
    sed -i /^docker:/d /etc/group /etc/gshadow
    echo "lab-operator:x:64999:65534::/nonexistent:/bin/sh" >>/etc/passwd
    shift
    "$@"' accounts "$SPARE" "$@"
}

joins_group_docker() {
  # shellcheck disable=SC2016  # for the inner shell
  with_own_accounts bash -euc '
    SUDO_USER=lab-operator "$1/../lab" pxedock setup --check | grep -F "lab-operator is not in group docker"
    "$1/../lab" pxedock setup --answers "$2" --docker-user lab-operator
    id -Gn lab-operator | grep -qw docker' joins "$STACK" "$ANSWERS" &&
    ! grep -q lab-operator /etc/passwd /etc/group
}

lost_container() {
  lab exec docker rm -f pxeboot && pxedock -y start && pxedock setup --check
}

made_by_hand() {
  lab exec docker rm -f pxeboot &&
    lab exec docker run -d --rm -t --name=pxeboot --net=pxeboot --ip=192.168.0.240 --cap-add=NET_ADMIN --cap-add=NET_RAW \
    -v "$WORKDIR/tftpboot:/tftpboot" -v "$WORKDIR/conf:/conf" -v "$WORKDIR/images/vmlinuz-4:/tftpboot/vmlinuz-4" \
    -v "$WORKDIR/images/initrd.gz:/tftpboot/initrd.gz" jumpscale/pxeboot &&
    prints "made with --rm" setup &&
    [[ $(lab exec docker inspect -f '{{.HostConfig.AutoRemove}}' pxeboot) == true ]]
}

# A tmux server of its own, found by nobody else and without anybody's configuration.
terminal() { tmux -L "pxedock-setup-$$" -f /dev/null "$@"; }
screen() { terminal capture-pane -p -t setup; }
last_line() { screen | grep -v '^ *$' | tail -n 1; }
has_changed() { [[ $(screen) != "$1" ]]; }
is_over() { screen | grep -qF "The three commands to know"; }

# by_keys: the wizard in a small terminal, answered as an operator does: Enter for whatever is right already.
by_keys() {
  local deadline=$((SECONDS + 90)) before answer
  bare
  terminal new-session -d -s setup -x 80 -y 24 "$STACK/../lab pxedock setup; sleep 120" || return
  until is_over; do
    ((SECONDS < deadline)) || { screen; return 1; }
    before=$(screen)
    case $(last_line) in
      "Archive with"*) answer=$SPARE/pxebootbinaries.tgz ;;
      "VLAN tag"*) answer=2311 ;;
      "Tar file"*) answer=$SPARE/image.tar ;;
      "Its name"*) answer=$NAME ;;
      "Its MAC"*) answer=$MAC ;;
      "Its address"*) answer=$IP ;;
      "Do this?"*"]") answer=y ;;
      *:) answer="" ;;
      *)
        sleep 0.2
        continue
        ;;
    esac
    terminal send-keys -t setup -l "$answer" && terminal send-keys -t setup Enter || return
    succeeds_within 10 has_changed "$before" || return
    sleep 0.2 # what was typed is echoed before the next question comes
  done
  terminal kill-server
  pxedock setup --check
}

ends_with_a_server_that_boots() {
  pxedock -y 911 set "$NAME" &&
    boot_prints "$NAME" "$RESCUE" &&
    pxedock -y 911 clear "$NAME"
}

step "the supplies: archive, checksum, image" supplies
step "with root: a user is added to group docker" joins_group_docker
step "  a user that there is not: refused" fails 3 "there is no user nobody-here" setup --docker-user nobody-here
