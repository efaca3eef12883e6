# pxedock on the lab: built when needed, run in the namespace. Sourced by demo/lab.
# shellcheck shell=bash

# LAB_PROGRAM is another pxedock to run on the lab, such as a stand-in for a proof.
PROGRAM=${LAB_PROGRAM:-$CHECKOUT/target/pxedock/bin/pxedock}

program_build() {
  if [[ -n ${LAB_PROGRAM:-} ]] || program_is_current; then return; fi
  command -v mvn >/dev/null || fail "pxedock is not built yet, and mvn is missing: demo/lab up installs it"
  # Several at once: one builds, the others wait for it.
  (
    flock 7
    program_is_current && exit
    say "building pxedock"
    LC_ALL=C.UTF-8 mvn -q -DskipTests -f "$CHECKOUT/pom.xml" package >&2 </dev/null || exit
    touch "$PROGRAM" # Maven keeps the time of a file that it only copies
  ) 7<"$CHECKOUT" || fail "pxedock does not build"
}

program_is_current() {
  [[ -x $PROGRAM && -z $(find "$CHECKOUT/src" "$CHECKOUT/pom.xml" -newer "$PROGRAM" -print -quit) ]]
}

program_run() {
  program_build
  lab_exec "$PROGRAM" "$@"
}

# What pxedock and the tests are told of the lab; DOCKER_HOST, DOCKER_CONFIG and OVS_RUNDIR are set in docker.sh and
# openvswitch.sh.
lab_exec() {
  [[ $# -gt 0 ]] || fail "exec what? demo/lab exec COMMAND…"
  require_root_on_debian
  namespace_exists || fail "the lab is not up: demo/lab up"
  export PXEDOCK_LAB=$LAB PXEDOCK_WORKDIR=$WORKDIR
  exec nsenter --net="$NAMESPACE" "$@"
}
