# What the scenarios and verify share: steps that are named, timed and, when they fail, explained; and the proof that each
# of them can fail. Sourced by the scenarios.
# shellcheck shell=bash disable=SC2034  # the names are used by the scenarios

shopt -s inherit_errexit # $(…) too ends at its first command that fails

DEMO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PXEDOCK=$DEMO/../target/pxedock/bin/pxedock
WORKDIR=$(realpath -m "${PXEDOCK_LAB:-/var/lib/pxedock-lab}")/PXEDOCK
STEP_OUTPUT=$(mktemp)

# The node of the scenarios, and what its console shows.
NAME=cpu-01
MAC=52:54:00:c0:00:01
IP=192.168.0.21
LINK=$WORKDIR/tftpboot/pxelinux.cfg/01-${MAC//:/-}

# Twice what demo/lab gives a boot: a machine that has other work too is slow, and not broken.
export LAB_BOOT_SECONDS=${LAB_BOOT_SECONDS:-180}

RESCUE="rescue system 911 is up on $MAC ($IP)"
DEFAULT="default boot, nothing to do on $MAC ($IP)"

lab() { "$DEMO/lab" "$@"; }
pxedock() { lab pxedock "$@"; }

# step WHAT COMMAND… runs COMMAND quietly, but for lines that begin with "measured: ". A scenario ends at the first step
# that fails, with what it said. A function ends at its first command that fails.
step() {
  local what=$1 begin status
  shift
  if [[ -n ${PROVE:-} ]]; then prove "$what" "$@"; fi
  begin=$SECONDS
  step_run "$@"
  if ((status == 0)); then
    printf 'ok    %s (%d s%s)\n' "$what" $((SECONDS - begin)) "$(sed -n 's/^measured: /; /p' "$STEP_OUTPUT" | tr -d '\n')"
  else
    printf 'FAIL  %s\n' "$what"
    printf '      $ %s\n' "$*"
    tail -n 60 "$STEP_OUTPUT" | tr -d '\r' | sed 's/^/      | /'
    exit 1
  fi
}

# Sets the caller's status. Not part of an if or a ||, which would have bash go on after a command that fails.
step_run() {
  set +e
  (
    set -e
    "$@"
  ) >"$STEP_OUTPUT" 2>&1
  status=$?
  set -e
}

# The proof of the next step: WORDS say what is broken, BREAK breaks it and MEND puts it back (commands of this shell).
# A step that no proof stands before is tried with a pxedock that does nothing and reports success.
proof() {
  PROOF_WORDS=$1
  PROOF_BREAK=$2
  PROOF_MEND=${3:-:}
}

no_proof() { proof "pxedock does nothing, and says that it succeeded" program_does_nothing program_works; }
no_proof

# prove WHAT COMMAND…: with $PROVE set, each step is run broken first, and has to fail; $PROVE is the file for the result.
# Then it is run whole, and has to pass.
prove() {
  local what=$1 status
  shift
  eval "$PROOF_BREAK"
  step_run "$@"
  eval "$PROOF_MEND"
  if ((status == 0)); then
    printf 'PASSES WITHOUT CAUSE  %s: although %s\n' "$what" "$PROOF_WORDS"
    printf 'no\t%s\t%s\n' "$what" "$PROOF_WORDS" >>"$PROVE"
  else
    printf 'fails %s: %s\n' "$what" "$PROOF_WORDS"
    sed '/^measured/d; /^$/d; s/\r//g; s/^/      | /' "$STEP_OUTPUT" | cut -c 1-160 | tail -n 3
    printf 'yes\t%s\t%s\n' "$what" "$PROOF_WORDS" >>"$PROVE"
  fi
  no_proof
}

program_does_nothing() { stand_in 'exit 0'; }
program_fails() { stand_in 'echo "a stand-in for pxedock failed" >&2; exit 1'; }
program_works() { unset LAB_PROGRAM; }

# stand_in SCRIPT takes the place of pxedock on the lab.
stand_in() {
  printf '#!/bin/sh\n%s\n' "$1" >"$STEP_OUTPUT.program"
  chmod +x "$STEP_OUTPUT.program"
  export LAB_PROGRAM=$STEP_OUTPUT.program
}

# keep FILE and kept_back put a file aside before a proof breaks it, and back with its times.
keep() {
  KEPT=$1
  cp -a "$1" "$STEP_OUTPUT.kept"
}
kept_back() { cp -a "$STEP_OUTPUT.kept" "$KEPT"; }

steps_end() { rm -f "$STEP_OUTPUT" "$STEP_OUTPUT".*; }

container_log() { lab exec docker logs pxeboot 2>&1; }

log_has() {
  local log
  log=$(container_log) && grep -F -- "$1" <<<"$log"
}

# reloads prints how often dnsmasq has read dhcphosts since the container started.
reloads() {
  local log
  log=$(container_log) || return
  grep -c 'read /conf/dhcphosts' <<<"$log" || true # 0 is an answer
}

# note_reloads, and reloaded_since_noted later on.
note_reloads() { NOTED=$(reloads); }

reloaded_since_noted() {
  local now
  now=$(reloads) || return
  echo "dhcphosts was read $NOTED times before, $now times now"
  ((now > NOTED))
}

# succeeds_within SECONDS COMMAND… polls. COMMAND goes on after a command of its own that fails: it is one chain of &&.
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

# fails CODE TEXT COMMAND…: ends with CODE, and prints TEXT.
fails() {
  local code=$1 text=$2 rc=0 output
  shift 2
  output=$("$@" 2>&1) || rc=$?
  echo "$output"
  echo "exit code $rc, expected $code; expected to read: $text"
  [[ $rc -eq $code ]] && grep -qF -- "$text" <<<"$output"
}

# prints TEXT COMMAND…: succeeds, and prints TEXT.
prints() { fails 0 "$@"; }

is_healthy() { prints "nothing waits to be loaded" pxedock status; }

host_is_written() {
  grep -n "^${IP}[[:space:]].*\b${NAME}\b" "$WORKDIR/conf/hosts" &&
    grep -n "^${MAC},${NAME},infinite" "$WORKDIR/conf/dhcphosts"
}

is_armed() { [[ $(readlink "$LINK") == 911boot ]]; }
is_disarmed() { [[ -d ${LINK%/*} && ! -e $LINK && ! -L $LINK ]]; }
arm() { ln -sfn 911boot "$LINK"; }
disarm() { rm -f "$LINK"; }
