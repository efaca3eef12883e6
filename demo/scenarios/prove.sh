#!/usr/bin/env bash
# demo/lab prove [SCENARIO…]: each step of each scenario is run once with what it checks broken, and has to fail, and then
# whole, and has to pass. Writes what was broken into proofs/SCENARIO.md. On a lab of its own, which is gone afterwards.
set -euo pipefail

PXEDOCK_LAB=$(realpath -m "${PXEDOCK_LAB:-/var/lib/pxedock-lab}")-prove
export PXEDOCK_LAB
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
SCENARIOS=(command-line shell setup dashboard sandbox outages versions cutoff newcomer rescue-system)
PROOFS=$DEMO/scenarios/proofs
trap 'lab down; steps_end' EXIT
trap 'exit 1' INT TERM HUP

# proven SCENARIO: its table, with a line for each step.
proven() {
  local scenario=$1 status=0
  PROVE=$STEP_OUTPUT.$scenario
  export PROVE
  printf '\n== %s\n' "$scenario"
  case $scenario in
    newcomer) newcomer || status=$? ;;
    cutoff) cutoff || status=$? ;;
    sandbox) "$DEMO/scenarios/dashboard.sh" sandbox || status=$? ;;
    *) lab down && lab up && pxedock --version && "$DEMO/scenarios/$scenario.sh" || status=$? ;;
  esac
  if ((status != 0)) || grep '^no' "$PROVE"; then return 1; fi
  mkdir -p "$PROOFS"
  table "$scenario" <"$PROVE" >"$PROOFS/$scenario.md"
}

# In clean roots, which write into the file that is open here.
newcomer() {
  local who
  for who in root user lab; do
    "$DEMO/fresh" trixie env PROVE=/proc/self/fd/3 demo/scenarios/newcomer.sh "$who" 3>>"$PROVE" || return
  done
}

# Each signal in each front end is a step. Broken is a program that begins the change, makes half of its links, and ends by
# the signal as any program does that does nothing about it.
cutoff() {
  local frontend signal
  half_a_change >"$STEP_OUTPUT.half"
  chmod +x "$STEP_OUTPUT.half"
  for frontend in command shell dashboard; do
    for signal in HUP TERM CLOSE KILL; do
      if [[ $frontend == command && $signal == CLOSE ]]; then continue; fi # it has no terminal
      proof "half of the links are made, and nothing is done about the signal" \
        "export PROGRAM=$STEP_OUTPUT.half ROUNDS=1" "unset PROGRAM; ROUNDS=3"
      step "$frontend, hit by $signal" cut_off "$frontend" "$signal"
    done
  done
}

cut_off() { SIGNALS=$2 "$DEMO/scenarios/cutoff.sh" "$ROUNDS" "$1"; }

half_a_change() {
  cat <<'PROGRAM'
#!/usr/bin/env bash
site=$2
half() {
  for i in {1..20}; do ln -s 911boot "$site/tftpboot/pxelinux.cfg/01-52-54-00-00-00-$(printf %02x "$i")"; done
  mkdir -p "$site/.pxedock/journal"
  echo '{}' >"$site/.pxedock/journal/000001.json"
  sleep 20 &
  wait
}
case "${*:3}" in
  "911 set"*) half ;;
  dashboard) echo Hosts && read -r _ && half ;;
  "") printf '> ' && read -r _ && half ;;
esac
PROGRAM
}

table() {
  printf '# The steps of scenario %s, and what was broken to see each fail\n\n' "$1"
  # shellcheck disable=SC2016  # marks of Markdown
  printf 'Written by `demo/lab prove %s`.\n\n| Step | Broken |\n|---|---|\n' "$1"
  awk -F '\t' '{ gsub(/\|/, "\\|"); sub(/^ +/, "", $2); printf "| %s | %s |\n", $2, $3 }'
}

rc=0
for scenario in "${@:-${SCENARIOS[@]}}"; do
  proven "$scenario" || rc=1
done
exit "$rc"
