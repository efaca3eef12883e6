#!/usr/bin/env bash
# What a newcomer does with this project, on a Debian without anything: the README's two commands, and the lab.
#   newcomer.sh root   the two commands as root, who has installed nothing
#   newcomer.sh user   the same as an ordinary user, whose root does what demo/run advises
#   newcomer.sh lab    the lab comes up from nothing, and a node with BIOS and one with UEFI boot 911
# Runs as root in the copied checkout, in a root file system that is thrown away afterwards: demo/fresh starts it.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
trap 'rm -f "$STEP_OUTPUT"' EXIT
WHO=${1:-}
CHECKOUT=${DEMO%/*}

# The ordinary user has a copy of the checkout, and of what Maven has downloaded.
user_create() {
  useradd --create-home --shell /bin/bash newcomer &&
    cp -a "$CHECKOUT" /home/newcomer/pxedock &&
    cp -a ~/.m2 /home/newcomer/ &&
    chown -R newcomer: /home/newcomer
}

# here COMMAND… runs in the newcomer's checkout, with the newcomer's rights.
here() {
  if [[ $WHO == user ]]; then
    (cd /home/newcomer/pxedock && runuser -u newcomer -- env HOME=/home/newcomer USER=newcomer "$@")
  else
    (cd "$CHECKOUT" && "$@")
  fi
}

advice() { sed -n 's/^demo\/run: as root: //p' "$1"; }

says_what_is_missing() {
  local rc=0 output=/tmp/advice
  here demo/run --quiet host list </dev/null >"$output" 2>&1 || rc=$?
  cat "$output"
  echo "exit code $rc, expected 4 and a command for root"
  [[ $rc -eq 4 && -n $(advice "$output") ]]
}

# To the letter, with a yes to every question.
root_does_as_advised() { bash -ec "$(advice /tmp/advice)" < <(yes); }

opens_on_a_terminal() {
  local output
  output=$(printf 'host list\nexit\n' | here env TERM=xterm-256color script -qec "demo/run --quiet" /dev/null)
  echo "$output"
  [[ $output == *cpu-01* ]]
}

console_opens() {
  step "demo/run builds, and lists the hosts of the sandbox" prints cpu-01 here demo/run --quiet host list
  step "demo/run opens the console on a terminal" opens_on_a_terminal
}

tests_pass() {
  local output
  output=$(here mvn -B verify </dev/null 2>&1) || {
    grep -E '^\[ERROR\]' <<<"$output" | sort | uniq -c | head -n 40
    return 1
  }
  grep -E '^\[(INFO|WARNING)\] Tests run: [0-9]+, Failures: 0, Errors: 0, Skipped: [0-9]+$' <<<"$output" |
    sed -E 's/.*run: ([0-9]+), .*Skipped: ([0-9]+)/measured: \1 tests, \2 skipped/' | grep .
}

versions() {
  echo "measured: Java $(java -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')"
  echo "measured: Maven $(mvn --version | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')"
}

stack_versions() {
  echo "measured: dnsmasq $(dnsmasq --version | awk 'NR == 1 { print $3 }')"
  echo "measured: Docker $(lab exec docker version -f '{{.Server.Version}}')"
  echo "measured: Open vSwitch $(ovs-vswitchd --version | awk 'NR == 1 { print $NF }')"
  echo "measured: QEMU $(qemu-system-x86_64 --version | awk 'NR == 1 { print $4 }')"
}

case $WHO in
  root)
    console_opens
    step "what it was done with" versions
    step "mvn verify" tests_pass
    ;;
  user)
    step "an ordinary user" user_create
    step "demo/run says what is missing, and what root is to do" says_what_is_missing
    step "root does that" root_does_as_advised
    console_opens
    step "what it was done with" versions
    step "mvn verify" tests_pass
    ;;
  lab)
    step "demo/lab up" lab up
    step "what it was done with" stack_versions
    step "demo/lab status" lab status
    step "host add $NAME" pxedock -y host add "$NAME" --mac "$MAC" --ip "$IP"
    step "911 set $NAME" pxedock -y 911 set "$NAME"
    step "a BIOS node comes up in 911" boot_prints "$NAME" "$RESCUE"
    step "a UEFI node comes up in 911" boot_prints "$NAME" "$RESCUE" --uefi
    step "911 clear $NAME" pxedock -y 911 clear "$NAME"
    step "demo/lab down" lab down
    ;;
  *)
    echo "usage: newcomer.sh root|user|lab (in a root of demo/fresh)" >&2
    exit 2
    ;;
esac
