# The dashboard in the terminal. Sourced by its scenarios after terminal.sh.
# shellcheck shell=bash

open_dashboard_with() {
  open_terminal "${DASHBOARD_SIZE:-120x40}" "TERM=tmux-256color $1; echo left with \$?; exec sh"
  within 30 on_screen 'Hosts [0-9]+.*'
  within 30 off_screen 'looking'
}

open_on_the_lab() { open_dashboard_with "$DEMO/lab pxedock dashboard"; }

# program_pid prints the process id of the program in the terminal.
program_pid() { java_below "$(terminal display-message -p -t screen '#{pane_pid}')"; }
java_below() {
  local child
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do
    if [[ $(cat "/proc/$child/comm") == java ]]; then echo "$child"; else java_below "$child"; fi
  done
}

# processor_time PID prints how much it has used, in hundredths of a second.
processor_time() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
