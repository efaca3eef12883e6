# What was lost, made by hand, broken or cut off, and what setup makes of it. Sourced.
# shellcheck shell=bash

chapter_repairs() {
  step "a container that was lost: start makes it again" lost_container
  step "a container made by hand: taken as it is, and what it lacks is said" made_by_hand
  step "  replaced when asked" replaced
  proof "the leases are in no file" "rm_leases() { rm -f $WORKDIR/conf/leases; }" "rm_leases() { :; }"
  step "a container as the written procedure makes it: what it may beyond its need is said" as_the_procedure
  step "  taken over in place, its leases kept" taken_over
  proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab exec docker start pxeboot >/dev/null; disarm"
  step "  power on: the rescue system comes up" boots_911
  proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab exec docker start pxeboot >/dev/null; disarm"
  step "  power on, with UEFI: the rescue system comes up" boots_911 --uefi
  step "  a lease is written, and a reload keeps the restart policy in force" lease_and_reload
  step "a wrong tag is corrected" wrong_tag
  step "a link that is down is set up" link_down
  proof "nothing kills it" "kill() { :; }" "unset -f kill"
  step "killed after each step: completes" killed_after_each_step
  step "the port that the written command breaks is repaired" broken_port
  step "a network with another subnet: refused, side by side" other_network
  step "  replaced when asked" replaced_network
}

lost_container() {
  lab exec docker rm -f pxeboot
  pxedock -y start
  container_runs
  is_done
}

made_by_hand() {
  lab exec docker rm -f pxeboot
  lab exec docker run -d --rm -t --name=pxeboot --net=pxeboot --ip=192.168.0.240 --cap-add=NET_ADMIN --cap-add=NET_RAW \
    -v "$WORKDIR/tftpboot:/tftpboot" -v "$WORKDIR/conf:/conf" -v "$WORKDIR/leases:/leases" \
    -v "$WORKDIR/images/vmlinuz-4:/tftpboot/vmlinuz-4" \
    -v "$WORKDIR/images/initrd.gz:/tftpboot/initrd.gz" "$IMAGE"
  prints "created with --rm" setup
  [[ $(auto_remove) == true ]]
}

auto_remove() { lab exec docker inspect -f '{{.HostConfig.AutoRemove}}' pxeboot; }

replaced() {
  setup --replace
  [[ $(auto_remove) == false ]]
  container_runs
}

# A container, a configuration and a tree of before: root file system and conf/ writable, Docker's capabilities, the
# leases in conf/.
LEASE="0 52:54:00:c0:00:77 192.168.0.77 kept *"

as_the_procedure() {
  lab exec docker rm -f pxeboot
  rm -rf "$WORKDIR/leases"
  sed -i 's,^dhcp-leasefile=.*,dhcp-leasefile=/conf/leases,' "$WORKDIR/conf/dnsmasq.conf"
  echo "$LEASE" >"$WORKDIR/conf/leases"
  lab exec docker run -d --name=pxeboot --net=pxeboot --ip=192.168.0.240 --cap-add=NET_ADMIN --cap-add=NET_RAW \
    --restart=unless-stopped -v "$WORKDIR/tftpboot:/tftpboot" -v "$WORKDIR/conf:/conf" \
    -v "$WORKDIR/images/vmlinuz-4:/tftpboot/vmlinuz-4" -v "$WORKDIR/images/initrd.gz:/tftpboot/initrd.gz" "$IMAGE"
  rm_leases
  grep -F "$LEASE" "$WORKDIR/conf/leases"
  prints "it can write /tftpboot, /conf" setup
}

rm_leases() { :; }

taken_over() {
  prints "mv $WORKDIR/conf/leases $WORKDIR/leases/dnsmasq.leases" setup --replace --dry-run
  setup --replace
  has_few_rights
  [[ ! -e $WORKDIR/conf/leases ]]
  grep -F "$LEASE" "$WORKDIR/leases/dnsmasq.leases"
  succeeds_within 10 is_healthy
  changes_nothing
}

has_few_rights() {
  lab exec docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.SecurityOpt}}' pxeboot |
    grep -x '\[ALL\] true \[no-new-privileges\]'
  [[ $(lab exec docker inspect -f '{{range .Mounts}}{{if .RW}}{{.Destination}} {{end}}{{end}}' pxeboot) == "/leases " ]]
}

lease_and_reload() {
  grep -F "$MAC $IP" "$WORKDIR/leases/dnsmasq.leases"
  prints "has read its host files again" pxedock reload
  CRASHED=$(server_pid)
  kill -KILL "$CRASHED"
  succeeds_within 20 runs_again
}

server_pid() { lab exec docker inspect -f '{{.State.Pid}}' pxeboot; }
runs_again() {
  local pid
  pid=$(server_pid) && [[ $pid -gt 0 && $pid -ne $CRASHED ]]
}

port_tag() { lab exec ovs-vsctl get port pxeboot tag; }

wrong_tag() {
  lab exec ovs-vsctl set port pxeboot tag=99
  setup --tag 2311
  [[ $(port_tag) == 2311 ]]
}

link_down() {
  lab exec ip link set pxeboot down
  setup
  [[ $(lab exec ip -o link show dev pxeboot) =~ [\<,]UP[,\>] ]]
}

# killed_after STEP: killed outright as soon as it says that the step is done. The process is pxedock itself: demo/lab
# becomes it.
killed_after() {
  local pid line status=0 output=$SPARE/output
  rm -f "$output"
  mkfifo "$output"
  "$DEMO/lab" pxedock setup --answers "$ANSWERS" >"$output" 2>/dev/null &
  pid=$!
  while read -r line; do
    echo "$line"
    if [[ $line == ?" $1 "* ]]; then kill -KILL "$pid"; fi
  done <"$output"
  wait "$pid" || status=$?
  echo "killed after $1: exit code $status, expected 137"
  [[ $status -eq 137 ]]
}

killed_after_each_step() {
  local name
  bare
  for name in docker directory files configuration port network image container settings; do
    killed_after "$name"
  done
  is_set_up
  is_done
}

# add-port alone exits 0, and leaves a port without a link.
broken_port() {
  bare
  lab exec ovs-vsctl add-port backplane1 pxeboot || true
  is_set_up
  [[ $(lab exec ovs-vsctl get interface pxeboot type) == internal && $(port_tag) == 2311 ]]
}

other_network() {
  bare
  lab exec ovs-vsctl add-port backplane1 pxeboot tag=2311 -- set interface pxeboot type=internal
  lab exec ip link set pxeboot up
  lab exec docker network create -d macvlan --subnet=10.9.0.0/24 --gateway=10.9.0.1 -o parent=pxeboot pxeboot
  fails 3 "subnet is 10.9.0.0/24, not 192.168.0.0/24" setup --subnet 192.168.0.0/24 --gateway 192.168.0.1 \
    --address 192.168.0.240
}

replaced_network() {
  setup --subnet 192.168.0.0/24 --gateway 192.168.0.1 --address 192.168.0.240 --replace
  [[ $(lab exec docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' pxeboot) == 192.168.0.0/24 ]]
}
