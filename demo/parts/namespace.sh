# The network namespace that everything happens in. Sourced by demo/lab.
# shellcheck shell=bash

NAMESPACE=/run/netns/$LAB_NAME

# Entered with nsenter, not with `ip netns exec`: that one mounts a new /sys, in which dockerd finds no cgroups.
in_namespace() { nsenter --net="$NAMESPACE" "$@"; }

# After a crash the file may be there without a namespace mounted on it.
namespace_exists() { in_namespace true 2>/dev/null; }

namespace_up() {
  if ! namespace_exists; then
    ip netns delete "$LAB_NAME" 2>/dev/null || true
    ip netns add "$LAB_NAME"
  fi
  in_namespace ip link set lo up
}

namespace_down() {
  ip netns delete "$LAB_NAME" 2>/dev/null || true
}

namespace_status() {
  if namespace_exists; then status_line namespace up "$LAB_NAME"; else status_line namespace down "$LAB_NAME"; fi
}

mounts_down() {
  local target
  awk -v below="$LAB/" 'index($5, below) == 1 { print $5 }' /proc/self/mountinfo | sort -r | while read -r target; do
    umount -l "$target" || fail "cannot unmount $target"
  done
}

# Containers are in cgroups below one that is called after the lab (see docker.sh); empty ones are removed bottom up.
cgroups_down() {
  find /sys/fs/cgroup -depth -type d \( -path "*/$LAB_NAME" -o -path "*/$LAB_NAME/*" \) -exec rmdir {} + 2>/dev/null || true
}
