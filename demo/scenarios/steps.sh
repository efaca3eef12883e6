# What the scenarios and verify share: steps that are named, timed and, when they fail, explained.
# shellcheck shell=bash disable=SC2034  # the names are used by the scenarios

DEMO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORKDIR=$(realpath -m "${PXEDOCK_LAB:-/var/lib/pxedock-lab}")/PXEDOCK
STEP_OUTPUT=$(mktemp)

# The node of the scenarios, and what its console shows.
NAME=cpu-01
MAC=52:54:00:c0:00:01
IP=192.168.0.21
LINK=$WORKDIR/tftpboot/pxelinux.cfg/01-${MAC//:/-}

RESCUE="rescue system 911 is up on $MAC ($IP)"
DEFAULT="default boot, nothing to do on $MAC ($IP)"

lab() { "$DEMO/lab" "$@"; }
pxedock() { lab pxedock "$@"; }

# step WHAT COMMAND… runs COMMAND quietly, but for lines that begin with "measured: ". A scenario ends at the first step
# that fails, with what it said.
step() {
  local what=$1 begin=$SECONDS
  shift
  if ("$@") >"$STEP_OUTPUT" 2>&1; then
    printf 'ok    %s (%d s%s)\n' "$what" $((SECONDS - begin)) "$(sed -n 's/^measured: /; /p' "$STEP_OUTPUT" | tr -d '\n')"
  else
    printf 'FAIL  %s\n' "$what"
    printf '      $ %s\n' "$*"
    tail -n 60 "$STEP_OUTPUT" | tr -d '\r' | sed 's/^/      | /'
    exit 1
  fi
}

container_log() { lab exec docker logs pxeboot 2>&1; }

# reloads prints how often dnsmasq has read dhcphosts since the container started.
reloads() { container_log | grep -c 'read /conf/dhcphosts' || true; }

reloaded_since() {
  local now
  now=$(reloads)
  echo "dhcphosts was read $1 times before, $now times now"
  ((now > $1))
}

# succeeds_within SECONDS COMMAND… polls.
succeeds_within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return
    sleep 0.2
  done
}

# boot_prints NAME TEXT [OPTION…] powers NAME on; it has to power off by itself, and to print TEXT before.
boot_prints() {
  local console rc=0
  console=$(lab boot "${@:3}" "$1") || rc=$?
  echo "$console"
  [[ $rc -eq 0 ]] && grep -qF "$2" <<<"$console"
}

prints() {
  local text=$1 output
  shift
  output=$("$@")
  echo "$output"
  grep -qF -- "$text" <<<"$output"
}

host_is_written() {
  grep -n "^${IP}[[:space:]].*\b${NAME}\b" "$WORKDIR/conf/hosts" &&
    grep -n "^${MAC},${NAME},infinite" "$WORKDIR/conf/dhcphosts"
}

is_armed() { [[ $(readlink "$LINK") == 911boot ]]; }
is_disarmed() { [[ ! -e $LINK && ! -L $LINK ]]; }
