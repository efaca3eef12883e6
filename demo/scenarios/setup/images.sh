# Who serves images/: a container of its own, an address of this machine, or somebody else. Sourced.
# shellcheck shell=bash

IMAGES=192.168.0.241

chapter_images() {
  step "images from a container of its own: 911boot points to it" images_from_a_container
  proof "the web server is stopped" "lab exec docker stop -t 1 pxeboot-images >/dev/null" \
    "lab exec docker start pxeboot-images >/dev/null; disarm"
  step "  power on: the rescue system fetches a file from there" node_fetches_from "http://$IMAGES/"
  step "  the dashboard shows that it did" dashboard_shows_it
  step "  status is no false alarm where this machine cannot reach it" unreachable_from_here
  proof_by_a_file_touched
  step "  again: changes nothing" changes_nothing
  step "  gone: status says so, setup repairs it" images_gone
  step "  stopped: likewise" images_stopped
  step "  911boot points elsewhere: likewise" images_elsewhere
  step "  an address that a machine has: refused" fails 3 "is $NAME's" setup --images-address "$IP" --replace
  step "  one that differs: refused, side by side" fails 3 "serve" setup --images-address 192.168.0.250
  step "images from a host address" images_from_the_host
  step "a URL that is dead: said" fails 5 "Connection refused" setup --images as-is --images-url http://192.168.0.1:81/
  step "images as they were" images_as_before
}

# Only the URL is another one, everything else in 911boot is as it was.
images_from_a_container() {
  local before
  before=$(cat "$RESCUE_FILE")
  setup --images container
  diff <(echo "${before//http:\/\/192.168.0.1\/images\//http:\/\/$IMAGES\/}") "$RESCUE_FILE"
  grep -qx images=container "$WORKDIR/pxedock.conf"
  has_no_rights
}

has_no_rights() {
  lab exec docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.RestartPolicy.Name}} {{(index .Mounts 0).RW}}' \
    pxeboot-images | grep -x '\[ALL\] \[.*NET_BIND_SERVICE\] true unless-stopped false'
}

# The UEFI node has a card that the rescue system can use.
node_fetches_from() {
  local size
  size=$(stat -c %s "$WORKDIR/images/initrd.gz")
  prints "$NAME boots 911 next" pxedock -y 911 set "$NAME"
  boot_prints "$NAME" "fetched initrd.gz from $1: $size bytes" --uefi
  prints "$NAME boots default next" pxedock -y 911 clear "$NAME"
}

# The web server's own log says so, after dnsmasq's has told whose the address is.
dashboard_shows_it() {
  open_terminal 120x40 "TERM=tmux-256color $DEMO/lab pxedock dashboard; sleep 120"
  within 20 on_screen "$NAME .*✓ image"
  terminal_end
}

# As on a controller, which does not reach the containers that share its port's link.
unreachable_from_here() {
  local rc=0
  lab exec ip route add blackhole "$IMAGES/32"
  prints "http://$IMAGES/ has initrd.gz" pxedock status || rc=$?
  lab exec ip route del blackhole "$IMAGES/32"
  return "$rc"
}

# said_and_repaired CODE TEXT: status says it and ends with CODE; setup repairs it.
said_and_repaired() {
  fails "$1" "$2" pxedock status
  setup
  prints "http://$IMAGES/ has" pxedock status
}

images_gone() {
  lab exec docker rm -f pxeboot-images
  said_and_repaired 5 "pxeboot-images, which serves http://$IMAGES/, is gone"
}

images_stopped() {
  lab exec docker stop -t 1 pxeboot-images
  said_and_repaired 5 "http://$IMAGES/, is exited"
}

images_elsewhere() {
  sed -i "s,http://$IMAGES/,http://192.168.0.1/images/," "$RESCUE_FILE"
  said_and_repaired 0 "911boot points elsewhere"
}

images_from_the_host() {
  setup --images host --images-address 192.168.0.1:8080 --replace
  prints "http://192.168.0.1:8080/ has initrd.gz" pxedock status
  grep -F httproot=http://192.168.0.1:8080/ "$RESCUE_FILE"
}

images_as_before() {
  lab exec docker rm -f pxeboot-images
  setup --images as-is --images-url http://192.168.0.1/images/
  prints "http://192.168.0.1/images/ has initrd.gz" pxedock status
}
