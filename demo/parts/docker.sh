# A Docker of the lab's own, and the macvlan network in it. Sourced by demo/lab.
# shellcheck shell=bash

DOCKER=$LAB/docker
export DOCKER_HOST=unix://$DOCKER/docker.sock
# The operator's own ~/.docker (contexts, credentials) plays no part.
export DOCKER_CONFIG=$DOCKER/client

docker_up() {
  mkdir -p "$DOCKER"
  if ! daemon_runs "$LAB/run/containerd.pid"; then
    containerd_configuration >"$DOCKER/containerd.toml"
    daemon_start containerd containerd --config "$DOCKER/containerd.toml"
    wait_until 30 "containerd" test -S "$DOCKER/containerd.sock"
  fi
  if ! daemon_runs "$LAB/run/dockerd.pid"; then
    dockerd_configuration >"$DOCKER/daemon.json"
    rm -f "$DOCKER/dockerd.pid"
    daemon_start dockerd dockerd --config-file "$DOCKER/daemon.json"
  fi
  wait_until 60 "dockerd" docker version
  docker network inspect "$NETWORK" >/dev/null 2>&1 ||
    docker network create -d macvlan --subnet="$SUBNET" --gateway="$GATEWAY" -o parent="$PORT" "$NETWORK" >/dev/null
}

# Its own containerd too: dockerd would otherwise take the machine's, if there is one.
containerd_configuration() {
  cat <<TOML
version = 2
root = "$DOCKER/containerd"
state = "$DOCKER/containerd.state"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
[grpc]
  address = "$DOCKER/containerd.sock"
TOML
}

# No bridge and no packet filter: the lab has one network, and it is macvlan. The cgroup parent makes the lab's
# containers recognisable, and lets them be removed without a trace.
dockerd_configuration() {
  cat <<JSON
{
  "hosts": ["$DOCKER_HOST"],
  "data-root": "$DOCKER/data",
  "exec-root": "$DOCKER/exec",
  "pidfile": "$DOCKER/dockerd.pid",
  "containerd": "$DOCKER/containerd.sock",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "cgroup-parent": "/$LAB_NAME",
  "deprecated-key-path": "$DOCKER/key.json",
  "bridge": "none",
  "iptables": false,
  "ip-masq": false,
  "userland-proxy": false,
  "log-level": "warn"
}
JSON
}

docker_down() {
  daemon_stop "$LAB/run/dockerd.pid" # ends the container first
  daemon_stop "$LAB/run/containerd.pid"
}

# A container's shim listens outside the lab, and leaves its socket behind when it has to be killed (strays_down).
shim_sockets_remove() {
  local file
  for file in "$DOCKER"/containerd.state/io.containerd.runtime.v2.task/*/*/address; do
    if [[ -r $file ]]; then rm -f "$(sed 's,^unix://,,' "$file")"; fi
  done
}

docker_answers() { daemon_runs "$LAB/run/dockerd.pid" && timeout 5 docker version >/dev/null 2>&1; }

docker_status() {
  if docker_answers; then
    status_line dockerd up "$DOCKER_HOST"
    if docker network inspect "$NETWORK" >/dev/null 2>&1; then
      status_line "network" up "$NETWORK, macvlan on $PORT"
    else
      status_line "network" down "$NETWORK"
    fi
  else
    status_line dockerd down "$DOCKER_HOST"
  fi
}
