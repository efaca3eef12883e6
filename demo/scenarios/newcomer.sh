#!/usr/bin/env bash
# What a newcomer does with this project, on a Debian without anything: the README's two commands, and the lab.
#   newcomer.sh root   the two commands as root, who has installed nothing
#   newcomer.sh user   the same as an ordinary user, whose root does what demo/run advises
#   newcomer.sh lab    the lab comes up from nothing, and a node with BIOS and one with UEFI boot 911
# Runs as root in the copied checkout, in a root file system that is thrown away afterwards: demo/fresh starts it.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
trap steps_end EXIT
WHO=${1:-}
CHECKOUT=${DEMO%/*}

no_locale() {
  locale charmap
  [[ $(locale charmap) == ANSI_X3.4-1968 ]]
}

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

tests_pass() {
  local output
  output=$(here mvn -B verify </dev/null 2>&1) || {
    grep -E '^\[ERROR\]' <<<"$output" | sort | uniq -c | head -n 40
    return 1
  }
  grep -E '^\[(INFO|WARNING)\] Tests run: [0-9]+, Failures: 0, Errors: 0, Skipped: [0-9]+$' <<<"$output" |
    sed -E 's/.*run: ([0-9]+), .*Skipped: ([0-9]+)/measured: \1 tests, \2 skipped/' | grep .
}

# What it was done with, for the record.
versions() {
  printf 'with  Java %s, Maven %s\n' \
    "$(java -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')" \
    "$(mvn --version | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')"
}

stack_versions() {
  printf 'with  dnsmasq %s, Docker %s, Open vSwitch %s, QEMU %s\n' \
    "$(dnsmasq --version | awk 'NR == 1 { print $3 }')" \
    "$(lab exec docker version -f '{{.Server.Version}}')" \
    "$(ovs-vswitchd --version | awk 'NR == 1 { print $NF }')" \
    "$(qemu-system-x86_64 --version | awk 'NR == 1 { print $4 }')"
}

lab_ends() {
  lab down
  [[ ! -e $PXEDOCK_LAB ]]
}

proof_without_a_mirror() {
  proof "apt has no mirror" "mv /etc/apt/sources.list /etc/apt/sources.away" "mv /etc/apt/sources.away /etc/apt/sources.list"
}

HERE_IS=$CHECKOUT

two_commands() {
  step "demo/run builds, and lists the hosts of the sandbox" prints cpu-01 here demo/run --quiet host list
  proof "the program does nothing" \
    "keep $HERE_IS/target/pxedock/bin/pxedock; printf '#!/bin/sh\\n' >$HERE_IS/target/pxedock/bin/pxedock" kept_back
  step "demo/run opens the console on a terminal" opens_on_a_terminal
  versions
  proof "a class does not compile" "echo broken >$HERE_IS/src/main/java/Broken.java" "rm $HERE_IS/src/main/java/Broken.java"
  step "mvn verify" tests_pass
}

# The tools that pxedock is built with, as far as demo/run looks at them.
pretend_tools() {
  printf '#!/bin/sh\necho javac 21\n' >/usr/local/bin/javac
  printf '#!/bin/sh\nexit 1\n' >/usr/local/bin/mvn
  chmod +x /usr/local/bin/javac /usr/local/bin/mvn
}

proof "the locale is a UTF-8 one" "export LC_ALL=C.UTF-8" "unset LC_ALL"
step "no locale is set" no_locale

case $WHO in
  root)
    proof_without_a_mirror
    two_commands
    ;;
  user)
    HERE_IS=/home/newcomer/pxedock
    proof "the name is taken" "useradd newcomer" "userdel newcomer"
    step "an ordinary user" user_create
    proof "a JDK and Maven are there" pretend_tools "rm /usr/local/bin/javac /usr/local/bin/mvn"
    step "demo/run says what is missing, and what root is to do" says_what_is_missing
    proof_without_a_mirror
    step "root does that" root_does_as_advised
    proof "a class does not compile" "echo broken >$HERE_IS/src/main/java/Broken.java" "rm $HERE_IS/src/main/java/Broken.java"
    two_commands
    ;;
  lab)
    proof_without_a_mirror
    step "demo/lab up" lab up
    stack_versions
    proof "the container is stopped" "lab exec docker stop -t 1 pxeboot >/dev/null" "lab up"
    step "demo/lab status" lab status
    step "host add $NAME" prints "$NAME" pxedock -y host add "$NAME" --mac "$MAC" --ip "$IP"
    step "911 set $NAME" prints "$NAME boots 911 next" pxedock -y 911 set "$NAME"
    proof "the link is taken away: the node boots its default" disarm arm
    step "a BIOS node comes up in 911" boot_prints "$NAME" "$RESCUE"
    proof "the tree has no boot loader for UEFI" \
      "mv $WORKDIR/tftpboot/efi64/syslinux.efi /tmp; LAB_BOOT_SECONDS=60" \
      "mv /tmp/syslinux.efi $WORKDIR/tftpboot/efi64; LAB_BOOT_SECONDS=180"
    step "a UEFI node comes up in 911" boot_prints "$NAME" "$RESCUE" --uefi
    step "911 clear $NAME" prints "$NAME boots default next" pxedock -y 911 clear "$NAME"
    proof "demo/lab does nothing" "lab() { :; }" 'lab() { "$DEMO/lab" "$@"; }'
    step "demo/lab down" lab_ends
    ;;
  *)
    echo "usage: newcomer.sh root|user|lab (in a root of demo/fresh)" >&2
    exit 2
    ;;
esac
