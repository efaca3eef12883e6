# What was lost, made by hand, broken or cut off, and what setup makes of it. Sourced.
# shellcheck shell=bash

chapter_repairs() {
  step "a container that was lost: start makes it again" lost_container
  step "a container made by hand: taken as it is, and what it lacks is said" made_by_hand
  step "  replaced when asked" replaced
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
    -v "$WORKDIR/tftpboot:/tftpboot" -v "$WORKDIR/conf:/conf" -v "$WORKDIR/images/vmlinuz-4:/tftpboot/vmlinuz-4" \
    -v "$WORKDIR/images/initrd.gz:/tftpboot/initrd.gz" "$IMAGE"
  prints "made with --rm" setup
  [[ $(auto_remove) == true ]]
}

auto_remove() { lab exec docker inspect -f '{{.HostConfig.AutoRemove}}' pxeboot; }

replaced() {
  setup --replace
  [[ $(auto_remove) == false ]]
  container_runs
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
  fails 3 "subnet is 10.9.0.0/24, wanted 192.168.0.0/24" setup --subnet 192.168.0.0/24 --gateway 192.168.0.1 \
    --address 192.168.0.240
}

replaced_network() {
  setup --subnet 192.168.0.0/24 --gateway 192.168.0.1 --address 192.168.0.240 --replace
  [[ $(lab exec docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' pxeboot) == 192.168.0.0/24 ]]
}
