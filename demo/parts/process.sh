# Processes are started, looked for and ended by their id. Sourced by demo/lab.
# shellcheck shell=bash

# Every process of the lab names the lab's directory in its arguments: a process id that was taken over by another
# program meanwhile is not mistaken for ours.
process_is_ours() {
  [[ -r /proc/$1/cmdline ]] && tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "$LAB/"
}

# daemon_pid FILE prints the process id of FILE if that process runs and is ours.
daemon_pid() {
  local pid
  [[ -r $1 ]] && read -r pid <"$1" && [[ -n $pid ]] && process_is_ours "$pid" && echo "$pid"
}

daemon_runs() { daemon_pid "$1" >/dev/null; }

# daemon_start NAME COMMAND… starts a daemon in the namespace, its output in log/NAME.log, its id in run/NAME.pid.
daemon_start() {
  local name=$1
  shift
  setsid nohup nsenter --net="$NAMESPACE" "$@" </dev/null >>"$LAB/log/$name.log" 2>&1 9<&- &
  echo $! >"$LAB/run/$name.pid"
}

# daemon_stop FILE asks the daemon to end, insists after 15 s, and forgets it.
daemon_stop() {
  local pid
  if pid=$(daemon_pid "$1"); then process_end "$pid" 15; fi
  rm -f "$1"
}

process_end() {
  local pid=$1 deadline=$((SECONDS + $2))
  kill -TERM "$pid" 2>/dev/null || return 0
  while process_is_ours "$pid"; do
    ((SECONDS < deadline)) || kill -KILL "$pid" 2>/dev/null || return 0
    sleep 0.05
  done
}

# What is left of the lab when a daemon was killed: container shims (they name the lab's socket), the container's own
# processes (they are in the lab's cgroup), and whatever somebody left running in the namespace. Not ourselves.
strays() {
  local dir
  for dir in /proc/[0-9]*; do
    if process_is_ours "${dir#/proc/}"; then echo "${dir#/proc/}"; fi
  done
  find /sys/fs/cgroup -path "*/$LAB_NAME/*" -name cgroup.procs -exec cat {} + 2>/dev/null || true
  ip netns pids "$LAB_NAME" 2>/dev/null || true
}

strays_down() {
  local pid deadline=$((SECONDS + 15)) left
  while
    left=""
    for pid in $(strays | sort -un); do
      process_is_ancestor "$pid" || left+=" $pid"
    done
    [[ -n $left ]]
  do
    ((SECONDS < deadline)) || fail "these processes do not end:$left"
    # shellcheck disable=SC2086  # one word per process id
    kill -KILL $left 2>/dev/null || true
    sleep 0.1
  done
}

process_is_ancestor() {
  local pid=$BASHPID
  while ((pid > 1)); do
    [[ $pid == "$1" ]] && return
    pid=$(awk '$1 == "PPid:" { print $2 }' "/proc/$pid/status" 2>/dev/null) || return
    [[ -n $pid ]] || return
  done
  return 1
}
