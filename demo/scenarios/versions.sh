#!/usr/bin/env bash
# The same server with the dnsmasq of other releases of Debian: its container is made from an image of each, hosts are added,
# read again, and offered their address; what differs is said for the version that runs. Runs on a lab that is up, and leaves
# it with the container that it had.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/steps.sh"
trap steps_end EXIT
IMAGE=jumpscale/pxeboot
DHCP_HOSTS=$WORKDIR/conf/dhcphosts

image_is_made() {
  local image
  image=$(lab image "$1")
  prints "Dnsmasq version $2 " lab exec docker run --rm --net=none --entrypoint=/usr/sbin/dnsmasq "$image" --version
}

container_from() {
  prints "container pxeboot runs at" pxedock setup --yes --replace --image "$1"
  log_has "started, version ${2:-}"
}

# names_are_told TEXT SAID: a line with two names, as conf check words it, and what dnsmasq has to say of it at the reload.
names_are_told() {
  local output
  echo "52:54:00:c0:0e:01,two,names,infinite" >>"$DHCP_HOSTS"
  fails 5 "$1" pxedock conf check
  output=$(pxedock -y reload 2>&1) || true # what dnsmasq complains of is not the reload's failure
  echo "$output"
  sed -i '/,two,names,/d' "$DHCP_HOSTS"
  prints "dnsmasq has read its host files again" pxedock -y reload
  if [[ -n $2 ]]; then [[ $output == *"$2"* ]]; else [[ $output != *"at line"* ]]; fi
}

# Both of these versions survive what 2.86 to 2.90 crash on: a reload after a machine with a tag has asked.
tag_is_survived() {
  local pid
  sed -i "s/^$MAC,/&set:rack,/" "$DHCP_HOSTS"
  grep "^$MAC,set:rack," "$DHCP_HOSTS"
  prints "no problems found" pxedock conf check
  prints "dnsmasq has read its host files again" pxedock -y reload
  prints "$NAME boots its default" pxedock rehearse "$NAME"
  pid=$(container_process)
  sed -i "s/^$MAC,set:rack,/$MAC,/" "$DHCP_HOSTS"
  prints "dnsmasq has read its host files again" pxedock -y reload
  [[ $pid != 0 && $(container_process) == "$pid" ]]
}

container_process() { lab exec docker inspect -f '{{.State.Pid}}' pxeboot; }

with_dnsmasq() {
  local release=$1 version=$2
  proof "the image has the dnsmasq of this machine" "lab exec docker tag $IMAGE $IMAGE:$release" \
    "lab exec docker rmi $IMAGE:$release >/dev/null"
  step "an image with dnsmasq $version, of $release" image_is_made "$release" "$version"
  step "  setup makes the container from it" container_from "$IMAGE:$release" "$version"
  note_reloads
  step "  host add $NAME" prints "$NAME has $IP on $MAC" pxedock -y host add "$NAME" --mac "$MAC" --ip "$IP"
  proof "the line is taken out of dhcphosts" "keep $DHCP_HOSTS; sed -i /$NAME/d $DHCP_HOSTS" kept_back
  step "  its lines are in both files" host_is_written
  proof "dnsmasq reads nothing more after the count" "ADDED=\$NOTED; note_reloads" "NOTED=\$ADDED"
  step "  dnsmasq has read them" reloaded_since_noted
  step "  reload" prints "dnsmasq has read its host files again" pxedock -y reload
  step "  a line with two names is told as this version takes it" names_are_told "$3" "$4"
  step "  a line with a tag is survived" tag_is_survived
  step "  rehearse: $NAME gets its address, and its files" prints "$NAME boots its default at $IP" pxedock rehearse "$NAME"
  step "  host remove $NAME" prints "$NAME" pxedock -y host remove "$NAME"
}

with_dnsmasq bullseye 2.85 "'names' is taken for the name, in the place of 'two'" ""
with_dnsmasq trixie 2.91 "'names' is a second name: dnsmasq 2.91 drops the line" "DHCP host has multiple names at line"
step "the container from the image that it had" container_from "$IMAGE"
proof "the container is stopped" "lab exec docker stop -t 2 pxeboot >/dev/null" "lab up"
step "status: healthy" is_healthy
