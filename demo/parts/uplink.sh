# A way out of the lab's network namespace, for commands that fetch packages: a network stack in a process of this machine.
# Nothing of this machine's own network is changed. Sourced by demo/lab.
# shellcheck shell=bash

UPLINK=uplink0

# uplink_exec COMMAND… runs a command in the namespace and in mounts of its own, with the way out for as long as it runs.
uplink_exec() {
  local rc=0
  [[ $# -gt 0 ]] || fail "run what? demo/lab uplink COMMAND…"
  require_root_on_debian
  namespace_exists || fail "the lab is not up: demo/lab up"
  echo "slirp4netns slirp4netns" | packages_install
  slirp4netns --configure --mtu=65520 --netns-type=path "$NAMESPACE" "$UPLINK" >"$LAB/log/uplink" 2>&1 &
  UPLINK_PID=$! # global, because the trap outlives this function
  trap 'kill "$UPLINK_PID" 2>/dev/null || true' EXIT
  wait_until 20 "a way out of the namespace" uplink_is_up
  echo "nameserver 10.0.2.3" >"$LAB/run/resolv.conf"
  export PXEDOCK_LAB=$LAB PXEDOCK_WORKDIR=$WORKDIR
  # shellcheck disable=SC2016  # for the inner shell to expand
  unshare --mount --propagation private nsenter --net="$NAMESPACE" sh -euc '
    mount --bind "$0" /etc/resolv.conf
    exec "$@"' "$LAB/run/resolv.conf" "$@" || rc=$?
  exit "$rc"
}

uplink_is_up() { in_namespace ip route show default dev "$UPLINK" | grep -q .; }
