# Removes what a system in memory does not need, and what differs between two builds of the same packages. Part of stages.sh.
stage "trimming"
(
  cd "$root"
  rm -f usr/sbin/update-initramfs usr/sbin/policy-rc.d etc/dpkg/dpkg.cfg.d/911
  inside dpkg-divert --quiet --local --rename --remove /usr/sbin/update-initramfs
  for kernel in boot/vmlinuz-*; do version=${kernel#boot/vmlinuz-}; done
  cp "$kernel" "$SCRATCH/vmlinuz"
  echo "$version" >"$SCRATCH/version"
  rm -rf boot/* vmlinuz* initrd.img*

  # Kernel modules: sound, pictures, radio; what such a machine has no use for.
  modules=lib/modules/$version
  for unused in sound drivers/gpu drivers/media drivers/net/wireless drivers/bluetooth drivers/staging drivers/isdn drivers/iio \
    drivers/input/joystick drivers/input/touchscreen drivers/input/tablet drivers/net/can drivers/net/wwan drivers/net/ieee802154 \
    drivers/net/hamradio drivers/net/arcnet drivers/net/appletalk drivers/nfc drivers/infiniband/hw/hfi1 drivers/platform/surface \
    drivers/comedi drivers/parport drivers/pcmcia drivers/gnss drivers/w1 drivers/greybus drivers/accel \
    net/bluetooth net/wireless net/mac80211 net/mac802154 net/can net/nfc net/ax25 net/netrom net/rose net/appletalk net/batman-adv \
    fs/ocfs2 fs/gfs2 fs/coda fs/afs fs/orangefs fs/ceph fs/jffs2 fs/ubifs; do
    rm -rf "${modules:?}/kernel/$unused"
  done
  inside depmod "$version"
  rm -f "$modules"/modules.*.bin.tmp

  # Firmware: what the modules that are left ask for.
  find "$modules" -name '*.ko*' | sort | inside xargs modinfo -F firmware 2>/dev/null | sort -u >"$SCRATCH/firmware"
  if [ -d lib/firmware ]; then
    mkdir "$SCRATCH/keep" 2>/dev/null || rm -rf "$SCRATCH/keep"/*
    while read -r name; do
      # A module may name a pattern; the shell finds what it means. A link's target goes along.
      for file in lib/firmware/$name lib/firmware/$name.xz lib/firmware/$name.zst; do
        [ -e "$file" ] || continue
        printf '%s\n' "${file#lib/firmware/}"
        realpath -m --relative-to="$(realpath lib/firmware)" "$file"
      done
    done <"$SCRATCH/firmware" | sort -u | grep -v '^\.\./' >"$SCRATCH/kept"
    (cd lib/firmware && find . \( -type f -o -type l \) -printf '%P\n' | sort | comm -23 - "$SCRATCH/kept" | tr '\n' '\0' | xargs -0r rm -f)
    find "$(realpath lib/firmware)" -depth -type d -empty -delete
    rmdir "$SCRATCH/keep"
  fi

  rm -rf usr/share/doc/* usr/share/man/* usr/share/info/* usr/share/locale/* usr/share/i18n usr/share/lintian usr/share/bash-completion \
    usr/share/zsh usr/share/fish usr/share/bug usr/share/common-licenses usr/share/pixmaps usr/share/icons usr/share/initramfs-tools \
    usr/lib/x86_64-linux-gnu/gconv usr/lib/x86_64-linux-gnu/perl5/*/Encode usr/share/vim/vim*/doc \
    var/lib/apt/lists/* var/cache/apt/* var/cache/debconf/* var/cache/ldconfig/* var/cache/man/* var/log/* var/tmp/* tmp/* \
    var/lib/systemd/random-seed var/lib/systemd/catalog var/lib/dpkg/*-old var/backups/* debootstrap run/* \
    etc/shadow- etc/passwd- etc/group- etc/gshadow- etc/subuid- etc/subgid- etc/.pwd.lock etc/apt/apt.conf.d/911 etc/resolv.conf etc/nvme/hostid etc/nvme/hostnqn
  mkdir -p var/lib/apt/lists/partial var/cache/apt/archives/partial
  for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
    if grep -qs 'Acquire::' "$file"; then rm -f "etc/apt/apt.conf.d/${file##*/}"; fi
  done
  # The day of the last password change is the day of the build.
  sed -i 's/^\([^:]*:[^:]*\):[0-9]*:/\1:19000:/' etc/shadow
) >>"$log" 2>&1 || fail "the system could not be trimmed: $(tail -n 1 "$log")" "see $log"
