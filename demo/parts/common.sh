# Where the lab is, what it is called, and the words that every part uses. Sourced by demo/lab and demo/fresh.
# shellcheck shell=bash disable=SC2034  # the names are used by the other parts

LAB=$(realpath -m "${PXEDOCK_LAB:-/var/lib/pxedock-lab}")
CACHE=$(realpath -m "${PXEDOCK_LAB_CACHE:-/var/cache/pxedock-lab}")
# Namespace and cgroup are called after the directory, so two labs in two directories do not meet.
LAB_NAME=$(basename "$LAB")
WORKDIR=$LAB/PXEDOCK

BRIDGE=backplane1
PORT=pxeboot
TAG=2311
NETWORK=pxeboot
CONTAINER=pxeboot
IMAGE=jumpscale/pxeboot
SUBNET=192.168.0.0/24
GATEWAY=192.168.0.1
SERVER=192.168.0.240

say() { printf '%s: %s\n' "${SPEAKER:-lab}" "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# wait_until SECONDS WHAT COMMAND… polls COMMAND until it succeeds, and fails by name when it does not in time.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || fail "gave up waiting: $what (see $LAB/log)"
    sleep 0.05
  done
}

# status_line NAME STATE DETAIL prints one row; anything but "up" makes the row, and so the status, a failure.
status_line() {
  printf '%-16s %-5s %s\n' "$1" "$2" "$3"
  [[ $2 == up ]]
}

require_root_on_debian() {
  [[ $EUID -eq 0 ]] || fail "this needs root (namespaces, mounts, Open vSwitch, dockerd): run it with sudo"
  [[ -e /etc/debian_version ]] || fail "this installs and runs Debian packages, and this is not a Debian system"
  [[ $(dpkg --print-architecture) == amd64 ]] || fail "this needs an amd64 machine: PXELINUX and the nodes are x86"
}

# A directory is the lab's only if it carries this mark: nothing else is ever used or removed.
MARK=.made-by-demo-lab

directory_is_marked() { [[ -e $1/$MARK ]]; }
lab_directory_is_ours() { directory_is_marked "$LAB"; }

marked_directory_create() {
  directory_is_marked "$1" && return
  mkdir -p "$1"
  [[ -z $(ls -A "$1") ]] || fail "$1 exists and is not empty: choose another directory"
  touch "$1/$MARK"
}

# What Docker's programs and ip-netns make outside the lab, wherever they are told to work: removed with the lab, if it
# was not there before it and nobody else has put anything there since.
OUTSIDE=(/run/containerd/s /run/containerd /run/docker/plugins /run/docker /run/netns)

outside_note() {
  local path
  for path in "${OUTSIDE[@]}"; do
    [[ -e $path ]] || echo "$path"
  done >"$LAB/run/not-there-before"
}

outside_remove() {
  local path
  [[ -e $LAB/run/not-there-before ]] || return 0
  while read -r path; do
    [[ -d $path && -z $(ls -A "$path") ]] || continue
    if mountpoint -q "$path"; then umount "$path"; fi # ip-netns mounts its directory on itself
    rmdir "$path"
  done <"$LAB/run/not-there-before"
}

lab_directory_create() {
  # A Unix socket's path may have 107 characters, and containerd's own lie some levels down.
  ((${#LAB} <= 60)) || fail "PXEDOCK_LAB is too long for the sockets that lie in it: $LAB"
  marked_directory_create "$LAB"
  mkdir -p "$LAB/log" "$LAB/run"
  [[ -e $LAB/run/not-there-before ]] || outside_note
  marked_directory_create "$CACHE"
}

lab_directory_remove() {
  if lab_directory_is_ours; then rm -rf --one-file-system "$LAB"; fi
}

cache_remove() {
  if directory_is_marked "$CACHE"; then rm -rf --one-file-system "$CACHE"; fi
}

# Two labs may share the cache: only one fills it. The command runs in a shell of its own.
with_cache_locked() { (flock 6 && "$@") 6<"$CACHE"; }

# One up or down at a time. The lock is on the directory itself; every daemon is started with descriptor 9 closed.
lab_lock() {
  exec 9<"$LAB"
  flock --wait 300 9 || fail "another demo/lab has been at work on $LAB for five minutes"
}
