#!/usr/bin/env bash
# 'image build' and '911 build', ended at each of their stages by Ctrl-C and by kill -9: no process and no mount is left and
# nothing is half-made, the server and 911 are what they were, and the next build succeeds. Takes half an hour, so it is not
# part of demo/lab verify. Runs on a lab that is up.
#   broken-off.sh image|911 [SIGNAL…]
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=nodes.sh
. "$DEMO/scenarios/nodes.sh"

WHAT=${1:?image or 911}
shift
SIGNALS=("${@:-INT KILL}")
SCRATCH=$(mktemp -d /var/tmp/broken-off.XXXXXX)
IMAGES=/var/cache/pxedock
DOCKER_HOST=$(lab exec printenv DOCKER_HOST)
export DOCKER_HOST
SAID=$STEP_OUTPUT.said
LEFT=""

STAGES_image=("package lists of" "fetch packages" "unpack" "write the image" "loading the image")
STAGES_911=("fetch debootstrap" "base system of" "package lists" "packages" "installing" "configuring" "trimming" "packing")

finish() {
  nodes_end
  rm -rf --one-file-system "$SCRATCH"
  steps_end
}
trap finish EXIT

# In a group of its own, as at a terminal; Ctrl-C reaches the whole group.
begin() {
  local arguments=(image build --only-build --name broken:1)
  if [[ $WHAT == 911 ]]; then arguments=(911 build --yes --ssh-key "$KEYS/key.pub" --scratch "$SCRATCH"); fi
  setsid env --default-signal=INT "${LAB_PROGRAM:-$PXEDOCK}" -w "$WORKDIR" "${arguments[@]}" >"$SAID" 2>&1 &
  BUILD=$!
}

# What must be as before: the container, 911boot and the systems beside it, what is mounted, and the images.
state() {
  docker inspect -f '{{.Id}} {{.State.StartedAt}}' pxeboot
  docker image inspect broken:1 -f '{{.Id}}' 2>/dev/null || true
  find "$WORKDIR/tftpboot" "$WORKDIR/images" -printf '%p %s %T@ %l\n' | sort
  grep "$SCRATCH" /proc/mounts || true
}

no_process_is_left() {
  local each
  for each in /proc/[0-9]*; do
    if tr '\0' ' ' <"$each/cmdline" 2>/dev/null | grep -E "$SCRATCH|$IMAGES/|911-build"; then return 1; fi
  done
}

# After kill -9 the next 'image build' removes what is left in its cache; all else removes itself.
nothing_is_left() {
  local names="packages|lock|log"
  ls -A "$SCRATCH" "$IMAGES"
  [[ -z $LEFT ]] || touch "$SCRATCH/$LEFT"
  [[ -z $(find "$SCRATCH" -mindepth 1 -maxdepth 1 -regextype posix-extended ! -regex ".*/($names)") ]] &&
    { [[ $1 == KILL || $WHAT == 911 ]] || [[ ! -e $IMAGES/root && ! -e $IMAGES/image.tar ]]; }
}

stage_begins() { grep -q -- "^$1" "$SAID" || ! kill -0 "$BUILD" 2>/dev/null; }

broken_off() {
  local signal=$1 stage=$2 before after target
  before=$(state)
  begin
  succeeds_within 900 stage_begins "$stage"
  target=$BUILD
  if [[ $signal == INT ]]; then target=-$BUILD; fi
  kill -"$signal" -- "$target"
  wait "$BUILD" || echo "it ended with $?"
  cat "$SAID"
  grep -q -- "^$stage" "$SAID"
  succeeds_within 30 no_process_is_left
  nothing_is_left "$signal"
  after=$(state)
  diff <(echo "$before") <(echo "$after")
}

builds() {
  begin
  wait "$BUILD"
}

keys_create
declare -n stages=STAGES_$WHAT
# shellcheck disable=SC2068  # words
for signal in ${SIGNALS[@]}; do
  for stage in "${stages[@]}"; do
    if [[ $WHAT == image ]]; then rm -rf "$IMAGES/packages" "$IMAGES/state"; fi
    proof "a file is left" "LEFT=left" "LEFT=; rm -f $SCRATCH/left"
    step "$WHAT build, ended by SIG$signal at '$stage'" broken_off "$signal" "$stage"
  done
done
step "then it builds" builds
