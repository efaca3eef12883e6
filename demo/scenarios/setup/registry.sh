# An image in a registry, which answers, hangs, does not know it, and is dead. Sourced.
# shellcheck shell=bash

chapter_registry() {
  proof "the registry does not start" "REGISTRY_PROGRAM=/bin/false" "REGISTRY_PROGRAM=docker-registry"
  step "an image in a registry" registry
  step "  pulled, with progress" pulled_with_progress
  proof_by_keys
  step "  left with Ctrl-C while it is pulled: back at the prompt, and again" pull_left_with_control_c
  step "  a name that the registry does not know" fails 1 "manifest unknown" pxedock setup --yes --image "$REGISTRY/pxebot"
  step "  a registry that is dead" registry_is_dead
  step "setup, by answers file" is_set_up --image "$IMAGE"
  proof "911boot boots the default" "keep $RESCUE_FILE; sed -i s/mode=911/mode=default/ $RESCUE_FILE" "kept_back; disarm"
  step "  power on: the rescue system comes up" boots_911
}

has_pulled() { lab exec docker image inspect "$REGISTRY/pxeboot"; }

no_image() {
  lab exec docker rm -f pxeboot 2>/dev/null || true                    # if it is there
  lab exec docker rmi -f "$IMAGE" "$REGISTRY/pxeboot" 2>/dev/null || true
  lab exec docker version >/dev/null
  ! has_pulled 2>/dev/null
}

pull() { pxedock setup --yes --image "$REGISTRY/pxeboot"; }

pulled_with_progress() {
  no_image
  open_terminal 80x24 "sleep 1; $DEMO/lab pxedock setup --yes --image $REGISTRY/pxeboot; sleep 120"
  terminal pipe-pane -t screen "cat >$SPARE/pulled"
  within 60 is_over
  terminal_end
  tr '\r' '\n' <"$SPARE/pulled" | grep -aE '\[#*\.*\] [0-9.]+ MB of [0-9.]+ MB pulling'
  has_pulled
}

has_prompt() { last_line | grep '^pxedock .*> *$'; }

# Where it was when it was interrupted, on the way to the pull or in it, is a matter of milliseconds.
is_back() { on_screen "interrupted(, image .* is not pulled| while waiting for Docker)" && has_prompt; }

# With a registry that has stopped answering; once it answers again, the same command goes through.
pull_left_with_control_c() {
  local rc=0
  no_image
  kill -STOP "$(cat "$SPARE/registry.pid")"
  interrupted_pull || rc=$?
  kill -CONT "$(cat "$SPARE/registry.pid")"
  terminal_end
  [[ $rc -eq 0 ]]
  ! has_pulled
  pull
  has_pulled
}

# One chain: what it stopped goes on, whatever happens here.
interrupted_pull() {
  open_terminal 120x40 "$DEMO/lab shell; sleep 120" && within 20 has_prompt &&
    type_text "setup --yes --image $REGISTRY/pxeboot" && press Enter &&
    within 30 on_screen "pull image $REGISTRY/pxeboot" && press C-c && within 10 is_back
}

registry_is_dead() {
  no_image
  server_ends registry
  fails 1 "connection refused; correct the image's name, or give it as a file" pull
}
