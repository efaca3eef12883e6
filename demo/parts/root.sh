# Clean root file systems of Debian: the base of a release, a copy of it for each run, and the way into that copy.
# Sourced by demo/fresh.
# shellcheck shell=bash

FRESH=$(realpath -m "${PXEDOCK_FRESH:-/var/cache/pxedock-fresh}")
BASE_DAYS=14 # an older base is built again, so that a run meets the packages of today

# base_build RELEASE makes the release's base system, unless there is one that is recent enough.
base_build() {
  local base=$FRESH/$1.base mirror
  marked_directory_create "$FRESH"
  (
    flock 6
    if [[ -n $(find "$base/made" -mtime "-$BASE_DAYS" 2>/dev/null) ]]; then exit; fi
    mirror=$(mirror_of Debian)
    say "making the base system of $1 with debootstrap"
    rm -rf --one-file-system "$base" "$base.new"
    mkdir "$base.new"
    debootstrap --variant=minbase "$1" "$base.new/root" "$mirror" >"$FRESH/$1.log" 2>&1 || {
      tail -n 20 "$FRESH/$1.log" >&2
      fail "debootstrap could not make $1 (all that it printed is in $FRESH/$1.log)"
    }
    rm -rf "$base.new"/root/var/lib/apt/lists/* "$base.new"/root/var/cache/apt/archives/*.deb
    touch "$base.new/made"
    mv -T "$base.new" "$base"
  ) 6<"$FRESH"
}

# in_fresh_root RELEASE COMMAND… runs COMMAND as root in a new copy of the base, in the directory of the copied checkout.
# What the copy downloaded is kept for the next one; the copy itself is removed. Once a process: its traps do that.
in_fresh_root() {
  local release=$1 run
  shift
  runs_sweep
  run=$(mktemp -d "$FRESH/run.XXXXXX")
  # Global, because the trap outlives this function. The lock is held until the last process of the run has ended.
  RUN_RELEASE=$release RUN=$run
  exec 9<"$run"
  flock 9
  trap 'run_remove "$RUN_RELEASE" "$RUN"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  cp -a "$FRESH/$release.base/root" "$run/root"
  packages_from "$release" "$run/root"
  root_network "$run/root"
  root_apt "$release" "$run/root"
  root_maven "$run/root"
  root_checkout "$run/root"
  root_enter "$run" "$@"
}

# Runs that were killed outright left their directories.
runs_sweep() {
  local run
  find "$FRESH" -maxdepth 1 -name 'run.*' -mmin +1 | while read -r run; do
    if (flock --nonblock 8) 8<"$run"; then rm -rf --one-file-system "$run"; fi
  done
}

run_remove() {
  packages_keep "$1" "$2/root"
  # A lab that did not end by itself leaves its empty cgroups; they are called after the run.
  find /sys/fs/cgroup -depth -type d -path "*/$(lab_of "$2")*" -exec rmdir {} + 2>/dev/null || true
  rm -rf --one-file-system "$2"
}

# Packages that were downloaded once, as hard links: apt checks the sum of each before it uses it.
packages_from() {
  mkdir -p "$FRESH/$1.packages"
  find "$FRESH/$1.packages" -name '*.deb' -exec ln -t "$2/var/cache/apt/archives" {} +
}

packages_keep() {
  find "$2/var/cache/apt/archives" -maxdepth 1 -name '*.deb' -links 1 -exec ln -f -t "$FRESH/$1.packages" {} + 2>/dev/null || true
}

# Names and certificates as this machine has them; the bundle, until the package ca-certificates makes one.
root_network() {
  cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
  mkdir -p "$1/usr/local/share" "$1/etc/ssl/certs"
  if [[ -d /usr/local/share/ca-certificates ]]; then cp -rL /usr/local/share/ca-certificates "$1/usr/local/share/"; fi
  if [[ -e /etc/ssl/certs/ca-certificates.crt ]]; then cp -L /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"; fi
}

# Copied, not shared: Maven writes beside what it reads.
root_maven() {
  local file
  mkdir -p "$1/root/.m2"
  for file in /etc/maven/settings.xml ~/.m2/settings.xml ~/.m2/settings-security.xml; do
    if [[ -e $file ]]; then cp -L "$file" "$1/root/.m2/"; fi
  done
  if [[ -d ~/.m2/repository ]]; then cp -a ~/.m2/repository "$1/root/.m2/"; fi
}

# Only what a clone has, and what is not committed yet.
root_checkout() {
  mkdir "$1/root/pxedock"
  tar -C "$CHECKOUT" --exclude=./.git --exclude=./target -cf - . | tar -C "$1/root/pxedock" --no-same-owner -xf -
}

# The lab's name in a run: the directory's, so that the cgroups of two runs do not meet.
lab_of() { echo "fresh-${1##*.}"; }

# root_enter RUN COMMAND…: a shell of its own is the first process in there; when it ends, all others end with it.
# The environment is as good as empty: no locale, and of this machine only what leads to the network.
root_enter() {
  local run=$1 name
  local environment=(HOME=/root USER=root TERM="${TERM:-dumb}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    PXEDOCK_LAB="/var/lib/$(lab_of "$run")")
  shift
  for name in http_proxy https_proxy ftp_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY MAVEN_OPTS MAVEN_ARGS; do
    if [[ -n ${!name:-} ]]; then environment+=("$name=${!name}"); fi
  done
  # shellcheck disable=SC2016  # for the inner shells to expand
  unshare --mount --pid --ipc --uts --fork --kill-child --propagation private bash -euc '
    root=$1 && shift
    mount --bind "$root" "$root"
    cd "$root"
    mount -t proc proc proc
    mount --rbind /sys sys
    mount -t tmpfs -o mode=755 run run
    mount -t tmpfs -o mode=755,size=64k dev dev
    mkdir -p dev/pts dev/shm dev/net
    mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts dev/pts
    mount -t tmpfs -o mode=1777 shm dev/shm
    for device in null zero full random urandom tty net/tun kvm; do
      [[ ! -e /dev/$device ]] || cp -a "/dev/$device" "dev/$device"
    done
    chmod 666 dev/null dev/zero dev/full dev/random dev/urandom dev/tty
    ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    for stream in 0:stdin 1:stdout 2:stderr; do ln -s "fd/${stream%:*}" "dev/${stream#*:}"; done
    mkdir .outside
    pivot_root . .outside
    umount -l /.outside
    rmdir /.outside
    cd /root/pxedock
    env -i "$@"
    exit $?' fresh "$run/root" "${environment[@]}" bash -c '"$@"; exit $?' fresh "$@"
}

fresh_cache_remove() {
  if directory_is_marked "$FRESH"; then rm -rf --one-file-system "$FRESH"; fi
}
