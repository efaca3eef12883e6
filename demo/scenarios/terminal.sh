# A program in a terminal of tmux: what is typed into it, and what is seen on it. Sourced by the scenarios after steps.sh.
# shellcheck shell=bash

export LC_ALL=C.UTF-8 # for the terminal and for those who look for its marks

# A tmux server of its own, found by nobody else and without anybody's configuration.
terminal() { tmux -L "pxedock-scenario-$$" -f /dev/null "$@"; }
terminal_is_gone() { ! terminal has-session -t screen 2>/dev/null; }

terminal_end() {
  terminal kill-server 2>/dev/null || true
  succeeds_within 10 terminal_is_gone
}

# open_terminal COLUMNSxROWS COMMAND runs COMMAND in the terminal, instead of what ran there. The terminal has an
# environment of its own: what stands in for pxedock is named to it.
open_terminal() {
  local columns=${1%x*} rows=${1#*x} command="LAB_PROGRAM=${LAB_PROGRAM:-}; export LAB_PROGRAM; $2"
  if terminal_is_gone; then
    terminal new-session -d -s screen -x "$columns" -y "$rows" "$command"
  else
    terminal respawn-pane -k -t screen "$command"
    terminal resize-window -t screen -x "$columns" -y "$rows"
  fi
}

screen() { terminal capture-pane -p -t screen; }
last_line() { screen | grep -v '^ *$' | tail -n 1; }

# Without a terminal both fail.
on_screen() {
  local text
  text=$(screen) && grep -qE -- "$1" <<<"$text"
}
off_screen() {
  local text
  text=$(screen) && ! grep -qE -- "$1" <<<"$text"
}

# keys_off: a proof in which nothing that is typed arrives.
type_text() { [[ -n ${KEYS_OFF:-} ]] || terminal send-keys -t screen -l -- "$1"; }
press() {
  local key
  for key; do [[ -n ${KEYS_OFF:-} ]] || terminal send-keys -t screen "$key"; done
}
proof_by_keys() { proof "no key arrives" KEYS_OFF=1 KEYS_OFF=; }

# within SECONDS COMMAND…, showing the screen when it does not come to be.
within() { succeeds_within "$@" || { screen; return 1; }; }

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# seen_within MILLISECONDS PATTERN polls the screen, faster than succeeds_within, and reports how long it took.
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
