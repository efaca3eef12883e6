# The Debian packages. Nothing is asked of apt as long as nothing is missing. Sourced by demo/lab and demo/fresh.
# shellcheck shell=bash

# What must be there, and the packages that bring it: the first of them that the release has (A|B). Programs are asked for
# by name, not by package: a machine that has Docker's own packages has a dockerd too, and docker.io would push it out.
# What is not a program is asked for by package (-): its place changes from release to release. JDK stands for the package
# of src/build/tools.
lab_packages() {
  cat <<'LIST'
dockerd docker.io
docker docker-cli|docker.io
containerd containerd
runc runc
dnsmasq dnsmasq-base
ovs-vswitchd openvswitch-switch
qemu-system-x86_64 qemu-system-x86
- ipxe-qemu
- pxelinux
- syslinux-common
- syslinux-efi
- ovmf
iptables iptables
cpio cpio
xz xz-utils
tmux tmux
ssh openssh-client
ip iproute2
docker-registry docker-registry
/lib/systemd/systemd-networkd systemd
- python3-pyftpdlib
mvn maven
LIST
  if [[ $("$CHECKOUT/src/build/tools" missing) == *JDK* ]]; then echo "- JDK"; fi
}

# packages_missing prints the packages that bring what is missing of the list on stdin, a line of alternatives for each.
packages_missing() {
  local what packages
  while read -r what packages; do
    is_there "$what" "$packages" || echo "$packages"
  done | sort -u
}

is_there() {
  if [[ $1 == - ]]; then
    dpkg-query -W -f '${db:Status-Status}\n' "$2" 2>/dev/null | grep -qx installed
  else
    command -v "$1" >/dev/null || [[ -e $1 ]]
  fi
}

# packages_install installs what is missing of the list on stdin, whose lines are WHAT PACKAGE[|PACKAGE…].
packages_install() {
  local missing install log
  mapfile -t missing < <(packages_missing)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  log=$(mktemp)
  say "installing ${missing[*]}"
  # A subshell, so that its trap takes the policy away again however the installation ends.
  (
    services_stay_off
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -y update || echo "apt-get update failed: going on with the package lists that are here"
    mapfile -t install < <(for line in "${missing[@]}"; do package_of "$line"; done | sort -u)
    apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${install[@]}"
  ) >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    fail "apt-get could not install: ${missing[*]}"
  }
  rm -f "$log"
}

# package_of A|B prints the first of these packages that apt knows; the last one when it knows none.
package_of() {
  local packages package
  if [[ $1 == JDK ]]; then
    "$CHECKOUT/src/build/tools" jdk
    return
  fi
  IFS='|' read -ra packages <<<"$1"
  for package in "${packages[@]}"; do
    if [[ $(apt-cache policy "$package" 2>/dev/null) =~ Candidate:\ [^\(] ]]; then break; fi
  done
  echo "$package"
}

# The packages would start their own dockerd and Open vSwitch. The lab has its own; so while they are being installed,
# a policy says no to every start, unless the machine has a policy already: then that one decides.
services_stay_off() {
  local policy=/usr/sbin/policy-rc.d
  [[ -e $policy ]] && return
  printf '#!/bin/sh\n# put here by demo/lab while it installs packages\nexit 101\n' >"$policy"
  chmod +x "$policy"
  # shellcheck disable=SC2064  # the path is known now
  trap "rm -f $policy" EXIT
}

# package_unpack PACKAGE DIRECTORY takes a package's files without installing it: a kernel that must not become this
# machine's, a busybox that would replace the one it has.
package_unpack() {
  local package=$1 directory=$2 download
  download=$(mktemp -d)
  (
    cd "$download"
    # As root from the start: apt's own user may not write here, and saying so is all that it would do about it.
    apt_download() { apt-get -qq -o APT::Sandbox::User=root download "$package"; }
    apt_download || { apt-get -qq update && apt_download; }
  ) >&2 || fail "apt-get could not download $package"
  dpkg -x "$download"/*.deb "$directory"
  rm -rf "$download"
}
