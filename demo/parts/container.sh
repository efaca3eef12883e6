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

# As the written procedure has it, but with no more rights than dnsmasq needs, and with a restart policy and a directory
# for the leases, without which a restart forgets.
container_create() {
  docker run -d --name="$CONTAINER" --net="$NETWORK" --ip="$SERVER" \
    --cap-drop=ALL --cap-add=NET_ADMIN --cap-add=NET_RAW --cap-add=NET_BIND_SERVICE --cap-add=SETGID --cap-add=SETUID \
    --security-opt=no-new-privileges --read-only --tmpfs=/var/run:rw,noexec,nosuid,nodev,size=1m,mode=755 \
    --restart=unless-stopped \
    -v "$WORKDIR/tftpboot:/tftpboot:ro" -v "$WORKDIR/conf:/conf:ro" -v "$WORKDIR/leases:/leases" \
    -v "$WORKDIR/images/vmlinuz-4:/tftpboot/vmlinuz-4:ro" -v "$WORKDIR/images/initrd.gz:/tftpboot/initrd.gz:ro" \
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
