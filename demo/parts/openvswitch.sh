# An Open vSwitch of the lab's own, the bridge in it, and the port that the Docker network sits on. Sourced by demo/lab.
# shellcheck shell=bash

OVS=$LAB/openvswitch
export OVS_RUNDIR=$OVS

ovs() { ovs-vsctl --timeout=20 "$@"; }

openvswitch_up() {
  mkdir -p "$OVS"
  if ! daemon_runs "$OVS/ovsdb-server.pid"; then
    [[ -e $OVS/conf.db ]] || ovsdb-tool create "$OVS/conf.db"
    ovs_daemon ovsdb-server "$OVS/conf.db" --remote="punix:$OVS/db.sock"
    ovs --no-wait init
  fi
  daemon_runs "$OVS/ovs-vswitchd.pid" || ovs_daemon ovs-vswitchd "unix:$OVS/db.sock"
  # The datapath in user space: no kernel module is needed, and none that serves another Open vSwitch is touched.
  ovs --may-exist add-br "$BRIDGE" -- set bridge "$BRIDGE" datapath_type=netdev
  internal_port_up "$PORT"
}

ovs_daemon() {
  local name=$1
  shift
  in_namespace env OVS_LOGDIR="$LAB/log" OVS_DBDIR="$OVS" OVS_SYSCONFDIR="$OVS" "$name" -vconsole:off -vsyslog:off "$@" \
    --pidfile="$OVS/$name.pid" --unixctl="$OVS/$name.ctl" --log-file="$LAB/log/$name.log" \
    --no-chdir --detach 9<&-
}

# internal_port_up NAME makes an access port with the lab's tag that is also a link of the namespace. One that is there
# stays as it is (somebody may be trying what happens with another tag); one without a link is broken, and is made again.
internal_port_up() {
  if ! link_exists "$1"; then
    ovs --if-exists del-port "$BRIDGE" "$1" -- \
      add-port "$BRIDGE" "$1" tag="$TAG" -- set interface "$1" type=internal
    wait_until 10 "link $1" link_exists "$1"
  fi
  in_namespace ip link set "$1" up
}

link_exists() { in_namespace ip link show dev "$1" >/dev/null 2>&1; }
link_is_up() { [[ $(in_namespace ip -o link show dev "$1" 2>/dev/null) =~ [\<,]UP[,\>] ]]; }

openvswitch_down() {
  daemon_stop "$OVS/ovs-vswitchd.pid"
  daemon_stop "$OVS/ovsdb-server.pid"
}

openvswitch_status() {
  local rc=0 name
  for name in ovsdb-server ovs-vswitchd; do
    if daemon_runs "$OVS/$name.pid"; then
      status_line "$name" up "pid $(daemon_pid "$OVS/$name.pid")"
    else
      status_line "$name" down "" || rc=1
    fi
  done
  if link_is_up "$PORT"; then
    status_line "port $PORT" up "on $BRIDGE, tag $(ovs get port "$PORT" tag 2>/dev/null || echo '?')"
  else
    status_line "port $PORT" down "" || rc=1
  fi
  return "$rc"
}
