# The container that is the PXE boot server. Sourced by demo/lab.
# shellcheck shell=bash

container_up() {
  if ! docker container inspect "$CONTAINER" >/dev/null 2>&1; then
    container_create
  elif ! container_runs; then
    docker start "$CONTAINER" >/dev/null
  elif ! container_has_its_link; then
    docker restart -t 2 "$CONTAINER" >/dev/null
  fi
  wait_until 20 "dnsmasq in container $CONTAINER" dnsmasq_serves
}

# As the written procedure has it, but for --privileged, which dnsmasq does not need and not every machine can give, and
# with a restart policy and the lease file in conf/, without which a restart forgets.
container_create() {
  docker run -d --name="$CONTAINER" --net="$NETWORK" --ip="$SERVER" \
    --cap-add=NET_ADMIN --cap-add=NET_RAW --cap-add=NET_BIND_SERVICE --restart=unless-stopped \
    -v "$WORKDIR/tftpboot:/tftpboot" -v "$WORKDIR/conf:/conf" \
    -v "$WORKDIR/images/vmlinuz-4:/tftpboot/vmlinuz-4" -v "$WORKDIR/images/initrd.gz:/tftpboot/initrd.gz" \
    "$IMAGE" >/dev/null
}

container_pid() { docker inspect -f '{{if .State.Running}}{{.State.Pid}}{{end}}' "$CONTAINER" 2>/dev/null | grep .; }
container_runs() { container_pid >/dev/null; }

in_container_network() { nsenter --net="/proc/$(container_pid)/ns/net" "$@"; }

# When ovs-vswitchd ends, the port goes, and with it the macvlan link that the container had on it.
container_has_its_link() { in_container_network ip link show dev eth0 >/dev/null 2>&1; }

# dnsmasq takes DHCP requests once a socket is bound to UDP port 67.
dnsmasq_serves() { in_container_network ss -Hlun 'sport = :67' | grep -q .; }

container_status() {
  if docker_answers && container_runs && container_has_its_link && dnsmasq_serves; then
    status_line container up "$CONTAINER at $SERVER, dnsmasq is pid $(container_pid)"
  else
    status_line container down "$CONTAINER"
  fi
}
