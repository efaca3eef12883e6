#!/usr/bin/env bash
# start-network.sh networkd|ifupdown|netplan DIRECTORY GENERATE:IFUP:LIBRARY
# Starts the network as that one does when a machine starts, and fails unless link pxeboot is up by that. Runs in the lab's
# network namespace, in a mount namespace of its own. What netplan says goes into DIRECTORY.
set -euo pipefail
who=$1 directory=$2
IFS=: read -r generate ifup library <<<"$3"

link_is_up() { [[ $(ip -o link show dev pxeboot) =~ [\<,]UP[,\>] ]]; }

comes_up_within() {
  local deadline=$((SECONDS + $1))
  until link_is_up; do
    ((SECONDS < deadline)) || return
    sleep 0.2
  done
}

# It wants a /sys of its own network, and a /run that nobody else's daemons write in.
networkd() {
  local pid rc=0
  mount -t sysfs -o ro sysfs /sys
  mount -t tmpfs tmpfs /run
  mkdir -p /run/systemd/netif/{links,leases}
  chown -R systemd-network: /run/systemd/netif
  if [[ -n ${1:-} ]]; then cp -a "$1" /run/systemd; fi
  SYSTEMD_LOG_TARGET=console /lib/systemd/systemd-networkd &
  pid=$!
  comes_up_within 10 || rc=$?
  kill "$pid"
  wait "$pid" || true # ended by the signal
  return "$rc"
}

# It says so when a file of it can be read by others.
netplan() {
  local root=$directory/netplan said
  mkdir -p "$root/etc"
  cp -a /etc/netplan "$root/etc"
  local rc=0
  said=$(LD_LIBRARY_PATH=${library%/*} "$generate" --root-dir "$root" 2>&1) || rc=$?
  echo "$said"
  if ((rc != 0)); then return "$rc"; fi
  if [[ $said == *ermission* ]]; then return 1; fi
  networkd "$root/run/systemd/network"
}

if link_is_up; then
  echo "link pxeboot is up before anything has started the network"
  exit 1
fi
case $who in
  networkd) networkd ;;
  netplan) netplan ;;
  ifupdown) "$ifup" -a -v --no-loopback --no-scripts --state-dir "$directory/ifupdown" ;;
esac
link_is_up
