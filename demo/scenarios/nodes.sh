# Nodes that boot a real 911 system, and what is asked of them over ssh with the key that it was built with. Sourced.
# shellcheck shell=bash disable=SC2034,SC2016  # the names are used by the scenarios; the proofs expand later

KEYS=$STEP_OUTPUT.keys
CONSOLE=$STEP_OUTPUT.console
UEFI_NAME=cpu-02
UEFI_IP=192.168.0.22
export LAB_NODE_MB=1024
KEY=$KEYS/key     # the key that the system was built with
OTHER=$KEYS/other # and one that it was not built with
REACH_SECONDS=300
TRIES=3

keys_create() {
  mkdir -p "$KEYS"
  ssh-keygen -q -t ed25519 -N '' -f "$KEYS/key"
  ssh-keygen -q -t ed25519 -N '' -f "$KEYS/other"
}

# nodes_end powers off what is on, whatever happens.
nodes_end() {
  local name
  for name in "$NAME" "$UEFI_NAME"; do power_off "$name"; done
  rm -rf "$KEYS"
}

# power_on NAME [OPTION…] leaves the node running, also after the step that it is part of; its console is in a file.
power_on() {
  LAB_BOOT_SECONDS=${LAB_NODE_SECONDS:-420} LAB_NODE_DISK=$KEYS/$1.disk "$DEMO/lab" boot "${@:2}" "$1" >"$CONSOLE.$1" 2>&1 &
  echo $! >"$KEYS/$1.node"
}

power_off() {
  [[ -e $KEYS/$1.node ]] || return 0
  kill "$(<"$KEYS/$1.node")" 2>/dev/null || true
  succeeds_within 30 is_off "$1" || true
}
is_off() { ! kill -0 "$(<"$KEYS/$1.node")" 2>/dev/null; }

both_power_on() {
  truncate -s 64M "$KEYS/$NAME.disk" "$KEYS/$UEFI_NAME.disk"
  power_on "$NAME"
  power_on "$UEFI_NAME" --uefi
}

# on IP COMMAND… runs it on the node.
on() {
  lab exec ssh -i "$KEY" -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o LogLevel=ERROR -o ConnectTimeout=5 "root@$1" "${@:2}"
}

answers_as() { [[ $(on "$1" hostname) == "$2" ]]; }

# boots IP NAME [OPTION…]: powers the node on until it answers. The network cards of QEMU's firmware can stop in the middle of
# a long TFTP transfer where the machine has much other work: then the node is powered off and on again, as an operator does.
boots() {
  local try
  for ((try = 0; try < TRIES; try++)); do
    truncate -s 64M "$KEYS/$2.disk"
    power_on "$2" "${@:3}"
    if is_reached "$1" "$2"; then return; fi
    tail -n 5 "$CONSOLE.$2"
    power_off "$2"
  done
  return 1
}

is_reached() { succeeds_within "$REACH_SECONDS" answers_as "$1" "$2"; }
locks_others_out() { ! KEY=$OTHER on "$1" true; }
other_key() { proof "it is tried with another key" 'KEY=$OTHER REACH_SECONDS=3' "KEY=$KEY REACH_SECONDS=$REACH_SECONDS"; }

# reached IP NAME: the steps of each node.
reached() {
  other_key
  step "$2 answers over ssh with the key, and has the name that DHCP gave" is_reached "$1" "$2"
  proof "the key is the one that it was built with" 'OTHER=$KEYS/key' 'OTHER=$KEYS/other'
  step "$2 lets no other key in" locks_others_out "$1"
}
