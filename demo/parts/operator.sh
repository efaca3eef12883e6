# An operator of a site of 40 hosts without Docker, who sits in a terminal (tmux), at the machine or behind ssh over a slow line.
# Sourced by scenarios; $TOP is their scratch directory, and $PROGRAM the program. Everything stays on loopback.
# shellcheck shell=bash

HOSTS=40
SOCKET=pxedock-operator-$$
SSHD_PID=
LINK_PID=
export DOCKER_HOST=unix:///nonexistent/docker.sock LC_ALL=C.UTF-8

operator_end() {
  tmux -L "$SOCKET" kill-server 2>/dev/null
  slow_link_end
  [[ -z $SSHD_PID ]] || kill "$SSHD_PID"
}

new_site() {
  SITE=$TOP/site
  rm -rf "$SITE"
  mkdir -p "$SITE/conf" "$SITE/tftpboot/pxelinux.cfg"
  printf 'addn-hosts=/conf/hosts\ndhcp-hostsfile=/conf/dhcphosts\ndhcp-leasefile=/leases/dnsmasq.leases\ndhcp-range=192.168.0.0,static\nenable-tftp\ntftp-root=/tftpboot\ndhcp-boot=pxelinux.0\nlog-dhcp\n' >"$SITE/conf/dnsmasq.conf"
  printf 'KERNEL k\n' >"$SITE/tftpboot/pxelinux.cfg/911boot"
  for i in $(seq -w "$HOSTS"); do
    echo "192.168.0.$((10#$i + 20)) cpu-$i" >>"$SITE/conf/hosts"
    printf '52:54:00:00:00:%02x,cpu-%s,infinite\n' "$((10#$i))" "$i" >>"$SITE/conf/dhcphosts"
  done
}

armed() { find "$SITE/tftpboot/pxelinux.cfg" -name '01-*' | wc -l; }

# await SECONDS COMMAND… polls every 2 ms: the moment to hit is short.
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || { echo "not within the time: $*"; return 1; }
    sleep 0.002
  done
}

on_screen() { tmux -L "$SOCKET" capture-pane -p 2>/dev/null | grep -qE -- "$1"; }
type_keys() { tmux -L "$SOCKET" send-keys "$@"; }
type_line() { type_keys -l "$1" && sleep 0.3 && type_keys Enter; }
open_terminal() {
  tmux -L "$SOCKET" kill-server 2>/dev/null
  tmux -L "$SOCKET" -f /dev/null new-session -d -x 120 -y 40 "exec env TERM=tmux-256color $*"
}

java_below() {
  local child
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do
    if [[ $(cat "/proc/$child/comm" 2>/dev/null) == java ]]; then echo "$child"; else java_below "$child"; fi
  done
}

# An ssh server at port 2222 of loopback, with a key of its own; clients come over the slow line at port 2223. Its users' home is
# $TOP: whatever their shells read or lock at their start is not this machine's, for connections are killed at any moment.
ssh_server() {
  ssh-keygen -q -t ed25519 -N '' -f "$TOP/host" && ssh-keygen -q -t ed25519 -N '' -f "$TOP/key" && mkdir -p /run/sshd || return 1
  "$(command -v sshd || echo /usr/sbin/sshd)" -D -p 2222 -o ListenAddress=127.0.0.1 -o HostKey="$TOP/host" -o PidFile=none -o StrictModes=no \
    -o AuthorizedKeysFile="$TOP/key.pub" -o UsePAM=no -o SetEnv="HOME=$TOP" -f /dev/null &
  SSHD_PID=$!
  javac -d "$TOP" "$(dirname "${BASH_SOURCE[0]}")/../SlowLink.java"
}
ssh_client() {
  echo "ssh -tt -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i $TOP/key -p 2223 127.0.0.1 env TERM=tmux-256color DOCKER_HOST=$DOCKER_HOST LC_ALL=$LC_ALL JAVA_HOME=${JAVA_HOME:-}"
}

# slow_link ROUND-TRIP-MS STALL-MS puts a slow line before the ssh server.
slow_link() {
  slow_link_end
  java -XX:TieredStopAtLevel=1 -cp "$TOP" SlowLink 2223 2222 "$1" "$2" &
  LINK_PID=$!
  await 20 listening 2223
}
slow_link_end() {
  [[ -z $LINK_PID ]] || { kill "$LINK_PID" && wait "$LINK_PID"; } 2>/dev/null
  LINK_PID=
}
listening() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
