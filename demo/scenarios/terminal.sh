# The dashboard in a terminal of tmux: what is typed into it, and what is seen on it. Sourced by the scenarios after steps.sh.
# shellcheck shell=bash

export LC_ALL=C.UTF-8 # for the terminal and for those who look for its marks
PROGRAM=${PROGRAM:-$DEMO/../target/pxedock/bin/pxedock}

terminal() { tmux -L "pxedock-dashboard-$$" -f /dev/null "$@"; }
terminal_end() { terminal kill-server 2>/dev/null || true; }
screen() { terminal capture-pane -p -t dashboard; }
type_text() { terminal send-keys -t dashboard -l "$1"; }
press() { for key; do terminal send-keys -t dashboard "$key"; done; }
on_screen() { screen | grep -qE -- "$1"; }
off_screen() { ! on_screen "$1"; }

within() { succeeds_within "$@" || { screen; return 1; }; }

# open_terminal COMMAND runs COMMAND in the terminal, of 120x40, and a shell when it has ended.
open_terminal() {
  local command="TERM=tmux-256color $1; echo left with \$?; exec sh"
  terminal respawn-pane -k -t dashboard "$command" 2>/dev/null ||
    terminal new-session -d -s dashboard -x 120 -y 40 "$command"
  within 30 on_screen 'Hosts [0-9]+.*'
  within 30 off_screen 'looking'
}

open_on_the_lab() { open_terminal "$DEMO/lab exec $(realpath "$PROGRAM") dashboard"; }

# program_pid prints the process id of the program in the terminal.
program_pid() { java_below "$(terminal display-message -p -t dashboard '#{pane_pid}')"; }
java_below() {
  local child
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do
    if [[ $(cat "/proc/$child/comm") == java ]]; then echo "$child"; else java_below "$child"; fi
  done
}

# processor_time PID prints how much it has used, in hundredths of a second.
processor_time() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# seen_within MILLISECONDS PATTERN polls the screen, faster than succeeds_within, and says how long it took.
seen_within() {
  local begin now
  begin=$(milliseconds)
  while true; do
    now=$(milliseconds)
    if on_screen "$2"; then
      echo "measured: $((now - begin)) ms"
      return
    fi
    if ((now - begin >= $1)); then
      echo "not within $1 ms: $2"
      screen
      return 1
    fi
    sleep 0.02
  done
}
