#!/usr/bin/env bash
# Every part that the dashboard looks at stopped, hung, and brought back underneath it: it has to say so within 2 s, to take
# keys meanwhile, and to recover by itself. Nobody presses a key for it. Runs on a lab that is up.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
# shellcheck source-path=SCRIPTDIR source=terminal.sh
. "$DEMO/scenarios/terminal.sh"
# shellcheck source-path=SCRIPTDIR source=dashboard-terminal.sh
. "$DEMO/scenarios/dashboard-terminal.sh"

LAB=${WORKDIR%/*}
DASHBOARD_SIZE=170x40 # the top line in full, with the longest path in it
SAYS=2000     # the bound of the requirement, in ms
RECOVERS=5000 # from when the part is back, in ms
KEY=1000      # from a key to the screen, with what tmux takes to be asked on a busy machine, in ms
HUNG=()

# What hangs goes on, whatever happens; what the steps moved away comes back.
finish() {
  local pid
  for pid in "${HUNG[@]}"; do kill -CONT "$pid" 2>/dev/null || true; done
  if [[ -d $WORKDIR/conf.away ]]; then mv -T "$WORKDIR/conf.away" "$WORKDIR/conf"; fi
  if [[ -d $WORKDIR.away ]]; then mv -T "$WORKDIR.away" "$WORKDIR"; fi
  terminal_end
  steps_end
}
trap finish EXIT

docker() { lab exec docker "$@"; }
daemon() { cat "$LAB/$1.pid"; }

# In these proofs nothing is stopped, or nothing is brought back: what is on the screen must not be right by itself.
act() { [[ -n ${IDLE:-} ]] || "$@"; }
proof_idle() { proof "$1" IDLE=1 IDLE=; }
outage() {
  proof_idle "it is left as it is"
  step "$@"
}
return_of() {
  proof_idle "it is not brought back"
  step "$@"
}

# says PATTERN COMMAND… runs COMMAND, and sees PATTERN on the screen in time; then tries the keys.
says() {
  local pattern=$1
  shift
  act "$@" &
  local rc=0
  seen_within "$SAYS" "$pattern" || rc=$?
  wait $! || rc=$?
  [[ $rc -eq 0 ]] && keys_are_taken
}

# recovers COMMAND… runs COMMAND to its end; after it, everything has to be well.
recovers() {
  act "$@"
  seen_within "$RECOVERS" 'pxedock .*(✓ all is well|no problems found)'
}

# The log is paused and goes on, a number of times; the slowest key counts.
keys_are_taken() {
  local begin took most=0 i want
  for i in 1 2 3 4 5 6; do
    if ((i % 2)); then want=on_screen; else want=off_screen; fi
    begin=$(milliseconds)
    press p
    until "$want" 'Log .*paused'; do
      took=$(($(milliseconds) - begin))
      if ((took > KEY)); then
        echo "a key was not taken within $KEY ms"
        screen
        return 1
      fi
    done
    took=$(($(milliseconds) - begin))
    if ((took > most)); then most=$took; fi
  done
  echo "measured: a key $most ms"
}

# rests SECONDS: nobody does anything. No byte is written, and the processor is left alone: below 0.5 % of a core is what
# it is held to, and twice that fails, for who shares the machine with others pays for their haste.
rests() {
  local pid before bytes share
  pid=$(program_pid)
  terminal pipe-pane -t screen "cat >$STEP_OUTPUT.bytes"
  before=$(processor_time "$pid")
  sleep "$1"
  share=$((($(processor_time "$pid") - before) * 100 / $1))
  terminal pipe-pane -t screen
  bytes=$(stat -c %s "$STEP_OUTPUT.bytes")
  echo "measured: $bytes bytes; processor 0.$(printf %02d "$share") % of 0.50 %"
  ((bytes == 0 && share < 100))
}

hangs() { kill -STOP "$1"; }
goes_on() { kill -CONT "$1"; }
ends() { kill -TERM "$1"; }

# comes_back PID: the daemon is started again once the one that was told to end is gone; dockerd takes some seconds for it.
comes_back() {
  timeout 30 tail --pid="$1" -f /dev/null
  lab up
}
is_killed() { kill -KILL "$1"; }

hang() { # WHAT PID PATTERN
  HUNG+=("$2")
  outage "$1 hangs" says "$3" hangs "$2"
  return_of "  and goes on" recovers goes_on "$2"
}

server_pid() { docker inspect -f '{{.State.Pid}}' pxeboot; }

# edited NUMBER gives stor-01 another address, as an editor does it that renames.
edited() { sed -i -E "s/^192.168.0.[0-9]+(.*stor-01)/192.168.0.$1\1/" "$WORKDIR/conf/hosts"; }
edited_later() {
  sleep 5
  edited 98
  edited 31
}
edited_back() {
  edited 31
  docker kill -s HUP pxeboot
}

# Whatever start the log shows from this second on is another one.
no_start_in_this_second() { off_screen "$(date +%H:%M:%S) +started, version"; }

# within_the_next SECONDS prints a pattern of the times that the log may show.
within_the_next() {
  local i times=()
  for ((i = 0; i <= $1; i++)); do times+=("$(date -d "+$i seconds" +%H:%M:%S)"); done
  (
    IFS="|"
    echo "(${times[*]})"
  )
}

starts_again() { says "$(within_the_next 2) +started, version" is_killed "$(server_pid)"; }

moved_away() { mv -T "$1" "$1.away"; }
moved_back() { mv -T "$1.away" "$1"; }

step "the dashboard opens" open_on_the_lab
proof "the container is stopped" "docker stop -t 2 pxeboot >/dev/null" "docker start pxeboot >/dev/null"
step "no problem is found" recovers true
proof_by_keys
step "  and it takes keys" keys_are_taken
proof "a file is edited meanwhile" "edited_later & EDITS=\$!" "wait \$EDITS; docker kill -s HUP pxeboot >/dev/null; lab up"
step "it rests" rests 20

hang dockerd "$(daemon run/dockerd)" 'Docker events lost.*Docker at'
PID=$(daemon run/dockerd)
outage "dockerd ends" says 'Docker.*(refuses|does not exist|has ended|lost)|✗ container' ends "$PID"
outage "  an edit is seen meanwhile" says 'stor-01 +192.168.0.99' edited 99
outage "  and the edit that takes it back" says 'stor-01 +192.168.0.31' edited 31
return_of "  and comes back" recovers comes_back "$PID"

hang ovsdb-server "$(daemon openvswitch/ovsdb-server)" "switch monitor lost.*database does not answer"
PID=$(daemon openvswitch/ovsdb-server)
outage "ovsdb-server ends" says 'switch monitor lost.*database (has ended|is not running)' ends "$PID"
return_of "  and comes back" recovers comes_back "$PID"

hang ovs-vswitchd "$(daemon openvswitch/ovs-vswitchd)" 'switch monitor lost.*ovs-vswitchd does not answer'
PID=$(daemon openvswitch/ovs-vswitchd)
outage "ovs-vswitchd ends" says 'switch monitor lost.*ovs-vswitchd (has ended|is not running)' ends "$PID"
return_of "  and comes back, and the container with it" recovers comes_back "$PID"

outage "the container is stopped" says '✗ (container: )?pxeboot is exited' docker stop -t 2 pxeboot
return_of "  and started" recovers docker start pxeboot
outage "the container is killed" says '✗ (container: )?pxeboot is exited with (exit code )?137' docker kill pxeboot
return_of "  and started" recovers docker start pxeboot
outage "the container is removed" says "✗ (container: )?there is no container 'pxeboot'" docker rm -f pxeboot
return_of "  and made again" recovers lab up
succeeds_within 5 no_start_in_this_second
outage "dnsmasq is killed in it, and Docker starts it again" starts_again
proof "the container is stopped" "docker stop -t 2 pxeboot >/dev/null" "docker start pxeboot >/dev/null"
step "  which is seen" seen_within "$RECOVERS" 'ended by itself, and Docker started it again'
docker kill -s HUP pxeboot >/dev/null # after a signal Docker's restart policy is off
outage "dnsmasq is killed, and stays so" says '✗ (container: )?pxeboot is exited with (exit code )?137' is_killed "$(server_pid)"
return_of "  and is started" recovers docker start pxeboot

outage "conf/hosts is replaced, as an editor does it" says 'stor-01 +192.168.0.99' edited 99
return_of "  and back" recovers edited_back
outage "conf/ is moved away" says 'file watch lost.*conf is gone|there is no .*dnsmasq.conf' moved_away "$WORKDIR/conf"
return_of "  and back" recovers moved_back "$WORKDIR/conf"
outage "  its files are watched" says 'stor-01 +192.168.0.99' edited 99
return_of "  and back" recovers edited_back
outage "the work directory is moved away" says 'file watch lost.*PXEDOCK is gone|there is no .*dnsmasq.conf' moved_away "$WORKDIR"
return_of "  and back" recovers moved_back "$WORKDIR"
outage "  its files are watched" says 'stor-01 +192.168.0.99' edited 99
return_of "  and back" recovers edited_back
