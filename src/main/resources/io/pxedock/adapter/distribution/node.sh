#!/bin/sh
# What a machine in 911 does at its boot: "network" prepares the boot interface, "ready" takes the name and the name servers
# that DHCP gave, says so, and runs the script that the system was built with.
set -u
LC_ALL=C export LC_ALL

# To every console and to the journal.
say() { echo "911: $*" >/dev/kmsg; }

network() {
  mkdir -p /run/systemd/network
  mac=$(sed -n 's/.*\bBOOTIF=..-\([0-9A-Fa-f-]*\).*/\1/p' /proc/cmdline | tr - :)
  {
    echo '[Match]'
    if [ -n "$mac" ]; then echo "MACAddress=$mac"; else echo 'Type=ether'; fi
    echo 'Kind=!*'
    printf '%s\n' '[Network]' 'DHCP=ipv4' 'LinkLocalAddressing=no' '[DHCPv4]' 'ClientIdentifier=mac' 'UseHostname=no' 'UseDNS=no'
  } >/run/systemd/network/10-911.network
}

# lease KEY prints what the first lease says.
lease() { cat /run/systemd/netif/leases/* 2>/dev/null | sed -n "s/^$1=//p" | head -n 1; }

ready() {
  waited=0
  until [ -n "$(lease ADDRESS)" ]; do
    [ "$waited" != 60 ] || say "no address after 60 s: is the cable in, does the server know the MAC?"
    waited=$((waited + 1))
    sleep 1
  done
  name=$(lease HOSTNAME | tr -cd 'A-Za-z0-9.-')
  if [ -n "$name" ]; then
    hostname "$name"
    echo "127.0.1.1 $name ${name%%.*}" >>/etc/hosts
  fi
  domain=$(lease DOMAINNAME | tr -cd 'A-Za-z0-9.-')
  { [ -z "$domain" ] || echo "search $domain"; for server in $(lease DNS); do echo "nameserver $server"; done; } >/etc/resolv.conf
  for key in /etc/ssh/ssh_host_*_key.pub; do
    printf '%s\n' "$(ssh-keygen -l -f "$key" | cut -d' ' -f2,4)"
  done >/run/911-hostkeys
  { cat /etc/motd; printf '%s\n' '\n \4, host keys of this boot:'; cat /run/911-hostkeys; echo; } >/etc/issue
  say "ready: $(hostname) $(lease ADDRESS), ssh host keys made at this boot: $(tr '\n' ' ' </run/911-hostkeys)"
  [ -x /usr/local/lib/911/script ] || exit 0
  say "=== the script starts ==="
  /usr/local/lib/911/script 2>&1 | tee /dev/console
  say "=== the script has ended ==="
}

"$1"
