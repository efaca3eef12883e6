# A machine that boots from the network: QEMU, its card plugged into the bridge. Sourced by demo/lab.
# shellcheck shell=bash

# node_boot [--uefi] [--mac MAC] [NAME]: 0 when the node powered itself off or restarted, 1 when it had not after the time it
# was given. $LAB_NODE_MB is its memory, $LAB_NODE_DISK a file that is its disk.
node_boot() {
  local mac="" name="" firmware=bios seconds=${LAB_BOOT_SECONDS:-90}
  while [[ $# -gt 0 ]]; do
    case $1 in
      --mac)
        [[ $# -ge 2 ]] || node_usage
        mac=$2
        shift
        ;;
      --uefi) firmware=uefi ;;
      -*) node_usage ;;
      *) name=$1 ;;
    esac
    shift
  done
  [[ -n $mac$name ]] || node_usage
  [[ -n $mac ]] || mac=$(node_mac "$name")
  if [[ -z $mac ]]; then
    say "no host $name with a MAC in $WORKDIR/conf/dhcphosts"
    exit 3
  fi
  mac=${mac,,}
  [[ $mac =~ ^([0-9a-f]{2}:){5}[0-9a-f]{2}$ ]] || node_usage
  [[ $seconds =~ ^[1-9][0-9]*$ ]] || fail "LAB_BOOT_SECONDS is not a number of seconds: $seconds"
  require_root_on_debian
  namespace_exists || fail "the lab is not up: demo/lab up"
  daemon_runs "$OVS/ovs-vswitchd.pid" || fail "the lab is not up: demo/lab up"
  node_run "${name:-$mac}" "$mac" "$firmware" "$seconds"
}

node_usage() {
  say "usage: demo/lab boot [--uefi] NAME | --mac MM:MM:MM:SS:SS:SS"
  exit 2
}

# Of several lines for one name the last counts, as for dnsmasq.
node_mac() {
  awk -F, -v name="${1,,}" '
    { sub(/[ \t]*#.*/, ""); sub(/\r$/, ""); gsub(/[ \t]/, "") }
    $1 ~ /^[0-9A-Fa-f][0-9A-Fa-f](:[0-9A-Fa-f][0-9A-Fa-f])+$/ {
      for (field = 2; field <= NF; field++) if (tolower($field) == name) mac = $1
    }
    END { print mac }' "$WORKDIR/conf/dhcphosts" 2>/dev/null || true
}

node_run() {
  local name=$1 mac=$2 firmware=$3 seconds=$4 digits accelerator options rc=0
  digits=${mac//:/}
  # Global, because the trap outlives this function.
  NODE_POWER=""
  NODE_TAP=node-${digits:6}
  NODE_DIRECTORY=$LAB/nodes/$NODE_TAP
  mkdir -p "$NODE_DIRECTORY"
  exec 8>"$NODE_DIRECTORY/lock"
  flock --nonblock 8 || fail "$name ($mac) is powered on already"
  trap node_unplug EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  node_unplug # what a boot that was killed may have left
  node_plug

  accelerator=$(node_accelerator)
  mapfile -t options < <(node_firmware "$firmware" "$mac")
  say "power on: $name, $mac, $firmware, $accelerator, for $seconds s at most"
  # stdin is not the node's: its console is only read.
  timeout --kill-after=5 "$seconds" nsenter --net="$NAMESPACE" qemu-system-x86_64 \
    -name "$name" -pidfile "$NODE_DIRECTORY/pid" \
    -accel "$accelerator" -nodefaults -no-reboot -display none \
    -chardev "stdio,id=console,signal=off,logfile=$NODE_DIRECTORY/console" -serial chardev:console \
    -netdev "tap,id=net,ifname=$NODE_TAP,script=no,downscript=no" \
    "${options[@]}" </dev/null 8>&- &
  NODE_POWER=$!
  wait "$NODE_POWER" || rc=$?
  NODE_POWER=""
  case $rc in
    0) say "$name powered off, or restarted, after $SECONDS s" ;;
    124 | 137) say "$name was still on after $seconds s" ;;
    *) say "qemu-system-x86_64 failed ($rc)" ;;
  esac
  [[ $rc -eq 0 ]]
}

# QEMU's options for a firmware and a MAC, one a line. graphics=off makes SeaBIOS, and with it iPXE, talk on the serial
# port. OVMF has its own driver for the card, so that one goes without a boot ROM; its variables are the node's own. Newer
# OVMF (Debian 13's) boots from the network only where it finds a source of random numbers. The bridge's datapath in user
# space passes frames on as they are: the node has to write its checksums itself.
node_firmware() {
  case $1 in
    bios) printf '%s\n' -machine pc,graphics=off -m "${LAB_NODE_MB:-256}" -device "e1000,netdev=net,mac=$2,bootindex=1" ;;
    uefi)
      install -m 644 /usr/share/OVMF/OVMF_VARS_4M.fd "$NODE_DIRECTORY/variables"
      printf '%s\n' -machine q35 -m "${LAB_NODE_MB:-512}" -device "virtio-net-pci,netdev=net,mac=$2,bootindex=1,romfile=,csum=off" \
        -device virtio-rng-pci \
        -drive if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd \
        -drive "if=pflash,format=raw,file=$NODE_DIRECTORY/variables"
      ;;
  esac
  if [[ -n ${LAB_NODE_DISK:-} ]]; then printf '%s\n' -drive "if=virtio,format=raw,file=$LAB_NODE_DISK"; fi
}

# Found out once after each start of this machine: the first node takes some seconds more.
node_accelerator() {
  local found accelerator=tcg now
  now=$(cat /proc/sys/kernel/random/boot_id)
  if read -r found accelerator 2>/dev/null <"$CACHE/accelerator" && [[ $found == "$now" ]]; then
    echo "$accelerator"
    return
  fi
  if kvm_works; then accelerator=kvm; else accelerator=tcg; fi
  echo "$now $accelerator" >"$CACHE/accelerator"
  echo "$accelerator"
}

# /dev/kvm may be there, and a guest start on it, and yet die in the real mode of its firmware (some nested machines).
# So the firmware is tried, up to the line in which iPXE opens the network card.
kvm_works() {
  local trial rc=1 deadline=$((SECONDS + 20)) pid
  [[ -w /dev/kvm ]] || return 1
  trial=$(mktemp -d "$LAB/nodes/kvm.XXXXXX")
  qemu-system-x86_64 -name "$trial" -accel kvm -machine pc,graphics=off -m 128 -nodefaults -display none \
    -serial "file:$trial/console" -netdev user,id=net,restrict=on -device e1000,netdev=net,bootindex=1 \
    </dev/null >/dev/null 2>"$trial/errors" 8>&- &
  pid=$!
  while process_is_ours "$pid" && ((SECONDS < deadline)) && ! grep -q 'KVM internal error' "$trial/errors"; do
    if grep -q 'net0:' "$trial/console" 2>/dev/null; then
      rc=0
      break
    fi
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$trial"
  return "$rc"
}

node_plug() {
  in_namespace ip tuntap add dev "$NODE_TAP" mode tap
  in_namespace ip link set "$NODE_TAP" up
  ovs --may-exist add-port "$BRIDGE" "$NODE_TAP" tag="$TAG"
}

node_unplug() {
  local pid
  if [[ -n $NODE_POWER ]]; then kill -TERM "$NODE_POWER" 2>/dev/null || true; fi
  if pid=$(daemon_pid "$NODE_DIRECTORY/pid"); then process_end "$pid" 5; fi
  ovs --if-exists del-port "$BRIDGE" "$NODE_TAP" 2>/dev/null || true
  in_namespace ip link delete "$NODE_TAP" 2>/dev/null || true
  rm -f "$NODE_DIRECTORY/pid"
}

nodes_down() {
  local file
  for file in "$LAB"/nodes/*/pid; do
    if [[ -e $file ]]; then daemon_stop "$file"; fi
  done
}

nodes_status() {
  local file
  for file in "$LAB"/nodes/*/pid; do
    if daemon_runs "$file"; then status_line node up "$(basename "$(dirname "$file")")"; fi
  done
}
