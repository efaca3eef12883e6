# What makes the Debian in $root a 911 system. Part of stages.sh.
stage "configuring"
(
  cd "$root"
  # put PATH MODE: a file from stdin
  put() {
    mkdir -p "${1%/*}"
    cat >"$1"
    chmod "$2" "$1"
  }
  printf '%s\n' "$NODE" | put usr/local/sbin/911-node 755

  # ssh: the given keys and nothing else. The account has no password that could match.
  inside usermod -p '*' root
  put etc/ssh/sshd_config.d/911.conf 644 <<'END'
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
END
  if ! grep -qs '^Include /etc/ssh/sshd_config.d' etc/ssh/sshd_config; then cat etc/ssh/sshd_config.d/911.conf >>etc/ssh/sshd_config; fi
  mkdir -p root/.ssh
  chmod 700 root/.ssh
  if [ -n "$KEYS" ]; then printf '%s\n' "$KEYS" | put root/.ssh/authorized_keys 600; fi
  rm -f etc/ssh/ssh_host_*
  put etc/systemd/system/911-hostkeys.service 644 <<'END'
[Unit]
Description=ssh host keys of this boot
Before=ssh.service
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/bin/ssh-keygen -A
[Install]
WantedBy=multi-user.target
END

  # The network: DHCP on the interface that the machine was booted from, as the server knows it.
  put etc/systemd/system/911-network.service 644 <<'END'
[Unit]
Description=the boot interface, from BOOTIF
DefaultDependencies=no
After=local-fs.target
Before=systemd-networkd.service
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/sbin/911-node network
[Install]
WantedBy=multi-user.target
END
  put etc/systemd/system/911-ready.service 644 <<'END'
[Unit]
Description=name and name servers from DHCP, then the script
After=systemd-networkd.service ssh.service 911-hostkeys.service
[Service]
Type=exec
RemainAfterExit=yes
ExecStart=/usr/local/sbin/911-node ready
[Install]
WantedBy=multi-user.target
END
  if [ -n "$SCRIPT" ]; then put usr/local/lib/911/script 755 <"$SCRIPT"; fi
  inside systemctl --quiet enable 911-hostkeys 911-network 911-ready systemd-networkd ssh
  for unit in systemd-networkd-wait-online apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer dpkg-db-backup.timer \
    mdmonitor mdcheck_start.timer mdcheck_continue.timer lvm2-monitor smartmontools smartd systemd-firstboot nvmf-autoconnect nvmefc-boot-connections; do
    ln -sf /dev/null "etc/systemd/system/${unit%.timer}$(case $unit in *.timer) echo .timer ;; *) echo .service ;; esac)"
  done
  # No disk is used before somebody does: no arrays, no volumes, no swap.
  mkdir -p etc/systemd/system-generators etc/mdadm etc/lvm
  ln -sf /dev/null etc/systemd/system-generators/systemd-gpt-auto-generator
  printf 'AUTO -all\n' | put etc/mdadm/mdadm.conf 644
  printf 'global { event_activation = 0 }\nactivation { auto_activation_volume_list = [] }\n' | put etc/lvm/lvmlocal.conf 644
  if [ -e etc/lvm/lvm.conf ]; then
    sed -i -e 's/^[#[:space:]]*event_activation = .*/\tevent_activation = 0/' \
      -e 's/^[#[:space:]]*auto_activation_volume_list = .*/\tauto_activation_volume_list = []/' etc/lvm/lvm.conf
  fi
  printf '[Journal]\nStorage=volatile\n' | put etc/systemd/journald.conf.d/911.conf 644
  : >etc/fstab
  # The name comes from DHCP; an empty machine-id is made at each boot.
  rm -f etc/hostname etc/machine-id var/lib/dbus/machine-id etc/resolv.conf
  : >etc/machine-id
  printf '127.0.0.1 localhost\n::1 localhost ip6-localhost\n' >etc/hosts
  printf '911 of pxedock: %s, in memory\nDo not power off while an installer runs. ssh only, with the keys it was built with.\n' "$RELEASE" >etc/motd
) >>"$log" 2>&1 || fail "the system could not be configured: $(tail -n 1 "$log")" "see $log"
