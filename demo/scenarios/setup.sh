#!/usr/bin/env bash
# pxedock setup on the real stack: from a machine with no port, no network, no image, no container and no work directory
# to a node in the rescue system, by answers file; again, which changes nothing; killed after each step; and every way in
# which a step can fail. Runs on a lab that is up, and leaves it set up by pxedock.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
SPARE=$(mktemp -d)
trap 'terminal kill-server 2>/dev/null || true; servers_end; rm -rf "$SPARE" "$STEP_OUTPUT"' EXIT
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
  lab exec docker rm -f pxeboot pxeboot-images 2>/dev/null || true
  lab exec docker network rm pxeboot 2>/dev/null || true
  lab exec docker rmi jumpscale/pxeboot 2>/dev/null || true
  lab exec ovs-vsctl --if-exists del-port pxeboot
  rm -rf --one-file-system "$WORKDIR" # the last, and the one that counts
}

# serves NAME PORT COMMAND…: a server on the lab's loopback, until the scenario ends.
serves() {
  local name=$1 port=$2
  shift 2
  nsenter --net="/run/netns/$(basename "${WORKDIR%/*}")" "$@" >"$SPARE/$name.log" 2>&1 &
  echo $! >"$SPARE/$name.pid"
  succeeds_within 20 lab exec bash -c "exec 3<>/dev/tcp/127.0.0.1/$port" 2>/dev/null
}

server_ends() {
  local pid
  pid=$(cat "$SPARE/$1.pid") && rm "$SPARE/$1.pid" && kill -CONT "$pid" && kill -TERM "$pid" && succeeds_within 20 ended "$pid"
}

ended() { ! kill -0 "$1" 2>/dev/null; }

servers_end() {
  local file
  for file in "$SPARE"/*.pid; do
    [[ -e $file ]] && server_ends "$(basename "$file" .pid)"
  done
  return 0
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
    lab exec docker inspect -f '{{.Id}} {{.State.StartedAt}}' pxeboot &&
    { lab exec docker inspect -f '{{.Id}} {{.State.StartedAt}}' pxeboot-images 2>/dev/null || true; }
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

# An FTP server that is slow enough to be left in the middle, for everybody and for one user.
ftp_server() {
  cat >"$SPARE/ftp.py" <<'PYTHON'
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, ThrottledDTPHandler
from pyftpdlib.servers import FTPServer

authorizer = DummyAuthorizer()
authorizer.add_user("jan", "geheim", sys.argv[1])
authorizer.add_anonymous(sys.argv[1])
ThrottledDTPHandler.read_limit = ThrottledDTPHandler.write_limit = 3_000_000
FTPHandler.authorizer = authorizer
FTPHandler.dtp_handler = ThrottledDTPHandler
FTPServer(("127.0.0.1", 2121), FTPHandler).serve_forever()
PYTHON
  # Debian's own, whose library it is
  serves ftp 2121 /usr/bin/python3 "$SPARE/ftp.py" "$SPARE"
}

FTP=127.0.0.1:2121/pxebootbinaries.tgz

part_has_come() { [[ -n $(find "$WORKDIR/.pxedock/fetched" -name '*.part' -size +500k 2>/dev/null) ]]; }

# Killed outright in the middle of the transfer; the next one asks for the rest only.
killed_in_the_middle_of_a_transfer() {
  local pid size
  bare
  "$DEMO/lab" pxedock setup --answers "$ANSWERS" --archive "ftp://$FTP" &
  pid=$!
  succeeds_within 30 part_has_come && kill -KILL "$pid" || return
  wait "$pid" || true
  setup --archive "ftp://$FTP" && [[ -s $WORKDIR/tftpboot/pxelinux.0 && ! -e $WORKDIR/.pxedock/fetched ]] || return
  cat "$SPARE/ftp.log"
  size=$(stat -c %s "$SPARE/pxebootbinaries.tgz")
  grep -E 'RETR .*completed=1 bytes=' "$SPARE/ftp.log" | tail -n 1 | grep -qv "bytes=$size "
}

with_a_password() {
  local files=$WORKDIR/.pxedock
  rm -f "$WORKDIR/tftpboot/pxelinux.0" "$WORKDIR/tftpboot/ldlinux.c32"
  fails 4 "does not let jan in" setup --archive "ftp://jan:falsch@$FTP" &&
    fails 0 "ftp://jan:***@$FTP" setup --archive "ftp://jan:geheim@$FTP" &&
    ! grep -rE 'geheim|falsch' "$files" "$WORKDIR/pxedock.conf"
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
  lab exec setpriv --reuid=65534 --regid=65534 --clear-groups "$DEMO/../target/pxedock/bin/pxedock" setup --yes
}

# With an /etc of its own: what becomes of it goes with it.
with_own_etc() {
  local new
  new=$(mktemp -d "$SPARE/etc.XXXX")
  mkdir "$new/files" "$new/work"
  unshare --mount bash -euc '
    mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/files,workdir=$1/work" /etc
    shift
    "$@"' own-etc "$new" "$@"
}

joins_group_docker() {
  # shellcheck disable=SC2016  # for the inner shell
  with_own_etc bash -euc '
    sed -i /^docker:/d /etc/group /etc/gshadow
    echo "lab-operator:x:64999:65534::/nonexistent:/bin/sh" >>/etc/passwd
    SUDO_USER=lab-operator "$1/lab" pxedock setup --check | grep -F "lab-operator is not in group docker"
    "$1/lab" pxedock setup --answers "$2" --docker-user lab-operator
    id -Gn lab-operator | grep -qw docker' joins "$DEMO" "$ANSWERS" &&
    ! grep -q lab-operator /etc/passwd /etc/group
}

no_such_file() {
  rm -f "$WORKDIR/tftpboot/pxelinux.0"
  fails 4 "answers 550" setup --archive "ftp://${FTP}x" --sha256 ""
}

# The programs that a machine may start its network with: used, not installed.
network_programs() {
  local package
  # shellcheck source=../parts/common.sh
  . "$DEMO/parts/common.sh"
  # shellcheck source=../parts/packages.sh
  . "$DEMO/parts/packages.sh"
  for package in ifupdown netplan.io libnetplan0; do
    package_unpack "$package" "$SPARE/programs" || return
  done
}

# comes_up_by WHO: WHO is told by setup, and then finds the link down, as it is when a machine starts.
comes_up_by() {
  export SPARE
  export -f starts_network starts_networkd succeeds_within link_is_up
  # shellcheck disable=SC2016  # for the inner shell
  with_own_etc bash -euc '
    mkdir -p /etc/netplan /etc/network/interfaces.d /etc/systemd/network
    rm -f /etc/systemd/network/*
    echo "source /etc/network/interfaces.d/*" >/etc/network/interfaces
    "$1/lab" pxedock setup --answers "$2" --persist "$3"
    "$1/lab" exec ip link set pxeboot down
    "$1/lab" exec unshare --mount bash -c "starts_network $3"' reboot "$DEMO" "$ANSWERS" "$1"
}

link_is_up() { ip link show dev pxeboot | grep -q '[<,]UP[,>]'; }

starts_network() {
  case $1 in
    networkd) starts_networkd ;;
    netplan)
      mkdir -p "$SPARE/netplan/etc" && cp -r /etc/netplan "$SPARE/netplan/etc" || return
      LD_LIBRARY_PATH=$(dirname "$(find "$SPARE/programs" -name 'libnetplan.so*')") \
        "$SPARE/programs/usr/libexec/netplan/generate" --root-dir "$SPARE/netplan" &&
        starts_networkd
      ;;
    ifupdown)
      "$SPARE/programs/sbin/ifup" -a -v --no-loopback --no-scripts --state-dir "$SPARE/ifupdown"
      ;;
  esac
  link_is_up
}

# It wants a /sys of its own network, and a /run that nobody else's daemons write in.
starts_networkd() {
  local pid
  mount -t sysfs -o ro sysfs /sys && mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/netif/{links,leases} &&
    chown -R systemd-network: /run/systemd/netif || return
  if [[ -d $SPARE/netplan/run/systemd/network ]]; then cp -r "$SPARE/netplan/run/systemd/network" /run/systemd; fi
  SYSTEMD_LOG_TARGET=console /lib/systemd/systemd-networkd &
  pid=$!
  succeeds_within 10 link_is_up
  kill "$pid"
  wait "$pid" || true
}

REGISTRY=127.0.0.1:5000

registry() {
  cat >"$SPARE/registry.yml" <<YAML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: "$SPARE/registry"}}
http: {addr: "$REGISTRY"}
YAML
  serves registry 5000 docker-registry serve "$SPARE/registry.yml" &&
    lab exec docker load -i "$SPARE/image.tar" &&
    lab exec docker tag jumpscale/pxeboot "$REGISTRY/pxeboot" &&
    lab exec docker push "$REGISTRY/pxeboot"
}

no_image() {
  lab exec docker rm -f pxeboot 2>/dev/null || true
  lab exec docker rmi -f jumpscale/pxeboot "$REGISTRY/pxeboot" 2>/dev/null || true
  ! lab exec docker image inspect "$REGISTRY/pxeboot" >/dev/null 2>&1
}

pull() { pxedock setup --yes --image "$REGISTRY/pxeboot" "$@"; }

pulled_with_progress() {
  no_image || return
  terminal new-session -d -s setup -x 80 -y 24 "sleep 1; $DEMO/lab pxedock setup --yes --image $REGISTRY/pxeboot; sleep 120"
  terminal pipe-pane -t setup "cat >$SPARE/pulled"
  succeeds_within 60 is_over || { screen; return 1; }
  terminal kill-server
  tr '\r' '\n' <"$SPARE/pulled" | grep -aE '\[#*\.*\] [0-9.]+ MB of [0-9.]+ MB pulling' &&
    lab exec docker image inspect -f '{{.Id}}' "$REGISTRY/pxeboot"
}

is_pulling() { screen | grep -qF "pull image $REGISTRY/pxeboot"; }
# Where it was when it was interrupted, on the way to the pull or in it, is a matter of milliseconds.
is_back() {
  screen | grep -qE "interrupted(, image .* is not pulled| while waiting for Docker)" && last_line | grep -q '^pxedock .*> *$'
}

# With a registry that has stopped answering; once it answers again, the same command goes through.
pull_left_with_control_c() {
  no_image && kill -STOP "$(cat "$SPARE/registry.pid")" || return
  terminal new-session -d -s setup -x 120 -y 40 "$DEMO/lab shell; sleep 120"
  succeeds_within 20 has_prompt && terminal send-keys -t setup "setup --yes --image $REGISTRY/pxeboot" Enter &&
    succeeds_within 30 is_pulling && terminal send-keys -t setup C-c && succeeds_within 10 is_back || { screen; return 1; }
  terminal kill-server
  kill -CONT "$(cat "$SPARE/registry.pid")"
  ! lab exec docker image inspect "$REGISTRY/pxeboot" && pull
}

has_prompt() { last_line | grep -q '^pxedock .*> *$'; }

registry_is_dead() {
  no_image && server_ends registry && fails 1 "connection refused; correct the image's name, or give it as a file" pull
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
screen() { terminal capture-pane -p -t setup 2>/dev/null; }
last_line() { screen | grep -v '^ *$' | tail -n 1; }
has_changed() { [[ $(screen) != "$1" ]]; }
is_over() { screen | grep -qF "The three commands to know"; }

asks() { [[ $(last_line) == "$1"*: ]]; }

# answer QUESTION ANSWER: waits for the question.
answer() {
  succeeds_within 20 asks "$1" && terminal send-keys -t setup -l "$2" && terminal send-keys -t setup Enter
}

# The terminal goes away in the middle of the questions, and takes the wizard with it.
left_and_gone_on_with() {
  bare
  terminal new-session -d -s setup -x 80 -y 24 "$DEMO/lab pxedock setup --fresh" &&
    answer "Work directory" "" && answer "Archive with" "$SPARE/pxebootbinaries.tgz" && answer "Its SHA-256" "" &&
    answer "Bridge" "" && answer "Port on it" boot0 && succeeds_within 20 asks "VLAN tag" || { screen; return 1; }
  terminal kill-server && succeeds_within 10 no_terminal || return
  [[ ! -e $WORKDIR ]] || return
  terminal new-session -d -s setup -x 80 -y 24 "$DEMO/lab pxedock setup; sleep 120"
  succeeds_within 20 asks "VLAN tag" || { screen; return 1; }
  screen
  screen | grep -F "Going on from where you left off" && screen | grep -F "Port on it: boot0" || return
  answer "VLAN tag" quit && succeeds_within 10 has_said "Your answers are kept" || { screen; return 1; }
  terminal kill-server
}

no_terminal() { ! terminal list-sessions 2>/dev/null; }
has_said() { screen | grep -qF "$1"; }

# by_keys: the wizard in a small terminal, answered as an operator does: Enter for whatever is right already.
by_keys() {
  local deadline=$((SECONDS + 90)) before answer
  bare
  terminal new-session -d -s setup -x 80 -y 24 "$DEMO/lab pxedock setup --fresh; sleep 120" || return
  until is_over; do
    ((SECONDS < deadline)) || { screen; return 1; }
    before=$(screen)
    case $(last_line) in
      "Archive with"*:) answer=$SPARE/pxebootbinaries.tgz ;;
      "VLAN tag"*:) answer=2311 ;;
      "Tar file"*:) answer=$SPARE/image.tar ;;
      "Its name"*:) answer=$NAME ;;
      "Its MAC"*:) answer=$MAC ;;
      "Its address"*:) answer=$IP ;;
      "User to add"*:) answer=none ;; # this machine's own accounts are none of the lab's
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

RESCUE_FILE=$WORKDIR/tftpboot/pxelinux.cfg/911boot
IMAGES=192.168.0.241

# Only the URL is another one, everything else in 911boot is as it was.
images_from_a_container() {
  local before
  before=$(cat "$RESCUE_FILE")
  setup --images container &&
    diff <(echo "${before//http:\/\/192.168.0.1\/images\//http:\/\/$IMAGES\/}") "$RESCUE_FILE" &&
    grep -qx images=container "$WORKDIR/pxedock.conf" && has_no_rights
}

has_no_rights() {
  lab exec docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.RestartPolicy.Name}} {{(index .Mounts 0).RW}}' \
    pxeboot-images | grep -x '\[ALL\] \[.*NET_BIND_SERVICE\] true unless-stopped false'
}

# The UEFI node has a card that the rescue system can use.
node_fetches_from() {
  local size
  size=$(stat -c %s "$WORKDIR/images/initrd.gz")
  pxedock -y 911 set "$NAME" &&
    boot_prints "$NAME" "fetched initrd.gz from $1: $size bytes" --uefi &&
    pxedock -y 911 clear "$NAME"
}

# The web server's own log says so, after dnsmasq's has told whose the address is.
dashboard_shows_it() {
  terminal new-session -d -s setup -x 120 -y 40 "LC_ALL=C.UTF-8 TERM=tmux-256color $DEMO/lab pxedock dashboard" || return
  local rc=0
  succeeds_within 20 shows_the_image || rc=$?
  screen
  terminal kill-server
  return "$rc"
}
shows_the_image() { screen | grep -qE -- "$NAME .*✓ image"; }

# As on a controller, which does not reach the containers that share its port's link.
unreachable_from_here() {
  lab exec ip route add blackhole "$IMAGES/32" &&
    fails 0 "http://$IMAGES/ has initrd.gz" pxedock status
  local rc=$?
  lab exec ip route del blackhole "$IMAGES/32"
  return "$rc"
}

# told_and_mended CODE TEXT: status says it and ends with CODE; setup mends it.
told_and_mended() { fails "$1" "$2" pxedock status && setup && prints "http://$IMAGES/ has" pxedock status; }

images_gone() { lab exec docker rm -f pxeboot-images && told_and_mended 5 "pxeboot-images, which serves http://$IMAGES/, is gone"; }
images_stopped() { lab exec docker stop pxeboot-images && told_and_mended 5 "http://$IMAGES/, is exited"; }
images_elsewhere() {
  sed -i "s,http://$IMAGES/,http://192.168.0.1/images/," "$RESCUE_FILE" && told_and_mended 0 "911boot points elsewhere"
}

images_from_the_host() {
  setup --images host --images-address 192.168.0.1:8080 --replace &&
    prints "http://192.168.0.1:8080/ has initrd.gz" pxedock status &&
    grep -qF httproot=http://192.168.0.1:8080/ "$RESCUE_FILE"
}

images_as_before() {
  lab exec docker rm -f pxeboot-images &&
    setup --images as-is --images-url http://192.168.0.1/images/ && pxedock status
}

step "the supplies: archive, checksum, image" supplies
bare >/dev/null 2>&1
step "check: says what is not yet done, exits 5" fails 5 "not yet" setup --check
step "dry run: shows the commands, changes nothing" prints "docker network create -d macvlan" setup --dry-run
step "  nothing is there" test ! -e "$WORKDIR"
step "no terminal, no yes: refused with what is missing" fails 2 "nobody to ask" pxedock setup
step "setup, by answers file" setup
step "  status: healthy" pxedock status
step "  check: done" pxedock setup --check
step "  power on: the rescue system comes up" ends_with_a_server_that_boots
step "  power on, with UEFI: the rescue system comes up" boots_with_uefi
step "again: changes nothing" changes_nothing
step "setup, left with a terminal that is closed: goes on where it was" left_and_gone_on_with
step "setup, by keys in a terminal of 80 by 24" by_keys
step "  power on: the rescue system comes up" ends_with_a_server_that_boots
step "a container that was lost: start makes it again" lost_container
step "a container made by hand: taken as it is, and what it lacks is said" made_by_hand
step "  replaced when asked" setup --replace
step "a wrong tag is corrected" wrong_tag
step "a link that is down is set up" link_down
step "killed after each step: completes" killed_after_each_step
step "the port that the written command breaks is mended" broken_port
step "a network with another subnet: refused, side by side" other_network
step "  replaced when asked" replaced_network
step "an archive that is cut off: refused, nothing half-made" broken_archive
step "an archive that reaches out: refused" hostile_archive
step "a wrong checksum: refused" fails 3 "has the SHA-256 sum" setup --sha256 "$(printf '0%.0s' {1..64})"
step "a dead URL" fails 4 "cannot be fetched" setup --archive http://192.168.0.1:81/pxebootbinaries.tgz --sha256 ""
step "an image that nobody has" fails 1 "cannot pull" setup --image nobody.invalid/pxeboot --image-tar ""
step "an FTP server" ftp_server
step "  killed in the middle of a transfer: goes on where it was" killed_in_the_middle_of_a_transfer
step "  with a password, which is nowhere afterwards" with_a_password
step "  a file that there is not" no_such_file
step "the programs that start a network" network_programs
step "  after a reboot the link comes up by networkd" comes_up_by networkd
step "  by ifupdown" comes_up_by ifupdown
step "  by netplan" comes_up_by netplan
step "with root: a user is added to group docker" joins_group_docker
step "  a user that there is not: refused" fails 3 "there is no user nobody-here" setup --docker-user nobody-here
step "an image in a registry" registry
step "  pulled, with progress" pulled_with_progress
step "  left with Ctrl-C while it is pulled: back at the prompt, and again" pull_left_with_control_c
step "  a name that the registry does not know" fails 1 "manifest unknown" pxedock setup --yes --image "$REGISTRY/pxebot"
step "  a registry that is dead" registry_is_dead
step "no Docker: says so" fails 4 "docker" setup --docker-host unix://"$SPARE"/docker.sock
step "somebody who is not in group docker: what to run" fails 4 "usermod -aG docker" setup_as_nobody
step "setup, by answers file" setup --image jumpscale/pxeboot
step "  power on: the rescue system comes up" ends_with_a_server_that_boots
step "images from a container of its own: 911boot points to it" images_from_a_container
step "  power on: the rescue system fetches a file from there" node_fetches_from "http://$IMAGES/"
step "  the dashboard shows that it did" dashboard_shows_it
step "  status is no false alarm where this machine cannot reach it" unreachable_from_here
step "  again: changes nothing" changes_nothing
step "  gone: status says so, setup mends it" images_gone
step "  stopped: the same" images_stopped
step "  911boot points elsewhere: the same" images_elsewhere
step "  an address that a machine has: refused" fails 3 "is $NAME's" setup --images-address "$IP" --replace
step "  one that differs: refused, side by side" fails 3 "serve" setup --images-address 192.168.0.250
step "images from a host address" images_from_the_host
step "a URL that is dead: told" fails 5 "Connection refused" setup --images as-is --images-url http://192.168.0.1:81/
step "images as they were" images_as_before
