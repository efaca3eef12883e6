# What brings the link up after a reboot: networkd, ifupdown and netplan, each of this release. Sourced.
# shellcheck shell=bash

chapter_reboot() {
  proof "one package is not unpacked" "NETWORK_PACKAGES=('netplan-generator|netplan.io' 'libnetplan1|libnetplan0')" \
    "NETWORK_PACKAGES+=(ifupdown)"
  step "the programs that start a network" network_programs
  step "  after a reboot the link comes up by networkd" comes_up_by networkd
  step "  by ifupdown" comes_up_by ifupdown
  step "  by netplan" comes_up_by netplan
  proof "others can read the file" "stand_in '\"$PXEDOCK\" \"\$@\" && chmod 644 /etc/netplan/*.yaml'" program_works
  step "  with a file that netplan does not warn of" comes_up_by netplan
}

NETWORK_PACKAGES=('netplan-generator|netplan.io' 'libnetplan1|libnetplan0' libyaml-0-2 ifupdown)

# The programs that a machine may start its network with: used, not installed.
network_programs() {
  local wanted
  rm -rf "$SPARE/programs"
  for wanted in "${NETWORK_PACKAGES[@]}"; do
    (
      # shellcheck source-path=SCRIPTDIR source=../../parts/common.sh
      . "$DEMO/parts/common.sh"
      # shellcheck source-path=SCRIPTDIR source=../../parts/packages.sh
      . "$DEMO/parts/packages.sh"
      package_unpack "$(package_of "$wanted")" "$SPARE/programs"
    )
  done
  [[ -x $(program_of netplan/generate) && -x $(program_of sbin/ifup) && -e $(program_of 'libnetplan.so*') ]]
}

# Each release has them in another place.
program_of() { find "$SPARE/programs" -path "*/$1" -print -quit; }

# With an /etc of its own: what becomes of it goes with it.
with_own_etc() {
  local new
  new=$(mktemp -d "$SPARE/etc.XXXX")
  mkdir "$new/files" "$new/work"
  # shellcheck disable=SC2016  # for the inner shell
  unshare --mount bash -euc '
    mount -t overlay overlay -o "lowerdir=/etc,upperdir=$1/files,workdir=$1/work" /etc
    shift
    "$@"' own-etc "$new" "$@"
}

# comes_up_by WHO: setup writes the file of WHO, which then starts with the link down, as it is when a machine starts.
comes_up_by() {
  local programs
  programs=$(program_of netplan/generate):$(program_of sbin/ifup):$(program_of 'libnetplan.so*')
  # shellcheck disable=SC2016  # for the inner shell
  with_own_etc bash -euc '
    mkdir -p /etc/netplan /etc/network/interfaces.d /etc/systemd/network
    rm -f /etc/systemd/network/*
    echo "source /etc/network/interfaces.d/*" >/etc/network/interfaces
    "$1/lab" pxedock setup --answers "$2" --persist "$3"
    "$1/lab" exec ip link set pxeboot down
    "$1/lab" exec unshare --mount "$1/scenarios/setup/start-network.sh" "$3" "$4" "$5"' \
    reboot "$DEMO" "$ANSWERS" "$1" "$SPARE" "$programs"
}
