#!/usr/bin/env bash
# pxedock setup on the real stack: from a machine with no port, no network, no image, no container and no work directory
# to a node in the rescue system, by answers file; again, which changes nothing; killed after each step; and every way in
# which a step can fail. Runs on a lab that is up, and leaves it set up by pxedock.
#   setup.sh             every chapter, in order
#   setup.sh CHAPTER…    the first one, and these
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=terminal.sh
. "$DEMO/scenarios/terminal.sh"

CHAPTERS=(wizard repairs archives reboot accounts registry images)
# shellcheck source-path=SCRIPTDIR
for file in supplies servers first "${CHAPTERS[@]}"; do
  # shellcheck source=/dev/null
  . "$DEMO/scenarios/setup/$file.sh"
done
trap 'terminal_end; servers_end; rm -rf "$SPARE"; steps_end' EXIT

chapter_first
for chapter in "${@:-${CHAPTERS[@]}}"; do
  "chapter_$chapter"
done
