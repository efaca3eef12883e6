# The questions, answered by keys in a small terminal. Sourced.
# shellcheck shell=bash

chapter_wizard() {
  step "setup, left with a terminal that is closed: goes on where it was" left_and_gone_on_with
  step "setup, by keys in a terminal of 80 by 24" by_keys
  proof "911boot boots the default" "keep $RESCUE_FILE; sed -i s/mode=911/mode=default/ $RESCUE_FILE" "kept_back; disarm"
  step "  power on: the rescue system comes up" boots_911
}

is_over() { on_screen "The three commands to know"; }
asks() { [[ $(last_line) == "$1"*: ]]; }
has_changed() { [[ $(screen) != "$1" ]]; }

# answer QUESTION ANSWER: waits for the question.
answer() {
  within 20 asks "$1"
  type_text "$2"
  press Enter
}

open_setup() { open_terminal 80x24 "$DEMO/lab pxedock setup $*; sleep 120"; }

# The terminal goes away in the middle of the questions, and takes the wizard with it.
left_and_gone_on_with() {
  bare
  open_setup --fresh
  answer "Work directory" ""
  answer "Archive with" "$SPARE/pxebootbinaries.tgz"
  answer "Its SHA-256" ""
  answer "Bridge" ""
  answer "Port on it" boot0
  within 20 asks "VLAN tag"
  terminal_end
  [[ ! -e $WORKDIR ]]
  open_setup
  within 20 asks "VLAN tag"
  screen
  on_screen "Continuing where you left off"
  on_screen "Port on it: boot0"
  answer "VLAN tag" quit
  within 10 on_screen "Your answers are saved"
  terminal_end
}

# An operator's way: Enter for whatever is right already.
by_keys() {
  local deadline=$((SECONDS + 90)) before answer
  bare
  open_setup --fresh
  until is_over; do
    ((SECONDS < deadline)) || { screen; return 1; }
    before=$(screen)
    case $(last_line || true) in
      "Archive with"*:) answer=$SPARE/pxebootbinaries.tgz ;;
      "VLAN tag"*:) answer=2311 ;;
      "Image from"*:) answer=tar ;;
      "Tar file"*:) answer=$SPARE/image.tar ;;
      "Its name"*:) answer=$NAME ;;
      "Its MAC"*:) answer=$MAC ;;
      "Its address"*:) answer=$IP ;;
      "User to add"*:) answer=none ;; # this machine's own accounts are none of the lab's
      "Do this?"*"]") answer=y ;;
      *:) answer="" ;;
      *)
        sleep 0.2
        continue
        ;;
    esac
    type_text "$answer"
    press Enter
    within 10 has_changed "$before"
    sleep 0.2 # what was typed is echoed before the next question comes
  done
  terminal_end
  is_done
}
