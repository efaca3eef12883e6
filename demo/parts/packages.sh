# The Debian packages. Nothing is asked of apt as long as nothing is missing. Sourced by demo/lab.
# shellcheck shell=bash

# What must be there, and the package that brings it. Asked by file, not by package: a machine that has Docker's own
# packages has a dockerd too, and docker.io would push it out.
packages_wanted() {
  cat <<'LIST'
dockerd docker.io
docker docker.io
containerd containerd
runc runc
dnsmasq dnsmasq-base
ovs-vswitchd openvswitch-switch
qemu-system-x86_64 qemu-system-x86
/usr/lib/ipxe/qemu/pxe-e1000.rom ipxe-qemu
/usr/lib/PXELINUX/pxelinux.0 pxelinux
/usr/lib/syslinux/modules/bios/ldlinux.c32 syslinux-common
/usr/lib/SYSLINUX.EFI/efi64/syslinux.efi syslinux-efi
/usr/share/OVMF/OVMF_CODE_4M.fd ovmf
iptables iptables
cpio cpio
tmux tmux
ip iproute2
jq jq
docker-registry docker-registry
/lib/systemd/systemd-networkd systemd
/usr/lib/python3/dist-packages/pyftpdlib python3-pyftpdlib
LIST
  command -v java >/dev/null && command -v javac >/dev/null || echo "javac openjdk-17-jdk-headless"
  echo "mvn maven"
  [[ $# -eq 0 ]] || printf '%s\n' "$@"
}

# packages_missing ["WHAT PACKAGE"…]
packages_missing() {
  local what package
  while read -r what package; do
    command -v "$what" >/dev/null || [[ -e $what ]] || echo "$package"
  done < <(packages_wanted "$@") | sort -u
}

# packages_install ["WHAT PACKAGE"…] installs what is missing of the lab's packages, and of those named.
packages_install() {
  local missing log
  mapfile -t missing < <(packages_missing "$@")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  log=$(mktemp)
  say "installing ${missing[*]}"
  # A subshell, so that its trap takes the policy away again however the installation ends.
  (
    services_stay_off
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -y update
    apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}"
  ) >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    fail "apt-get could not install: ${missing[*]}"
  }
  rm -f "$log"
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
