# Packs $root: the system as an image, and a small initrd that mounts it. With SPLIT the image is not in the initrd.
# Part of stages.sh. Two builds of the same packages give equal bytes: times are fixed, names sorted, inodes left out.
stage "packing"
version=$(cat "$SCRATCH/version")
EPOCH=${SOURCE_DATE_EPOCH:-1577836800}
out=$OUT.part
mkdir "$out"
umount "$root/proc" "$root/sys"
small=$SCRATCH/small
mkdir -p "$small/bin" "$small/proc" "$small/sys" "$small/dev" "$small/lib/modules"
mkdir "$root/run/out" "$root/run/small"
mount --bind "$out" "$root/run/out"
mount --bind "$small" "$root/run/small"

# The small part: busybox, and the modules that the image needs; with SPLIT the network's with their firmware.
(
  cp "$root/bin/busybox" "$small/bin/busybox"
  ln -s busybox "$small/bin/sh"
  printf '%s\n' "$INIT" >"$small/init"
  chmod 755 "$small/init"
  cat >"$small/dhcp" <<'END'
#!/bin/sh
[ "$1" = bound ] || exit 0
busybox ip addr add "$ip/$mask" dev "$interface"
for gateway in $router; do busybox ip route add default via "$gateway" dev "$interface"; break; done
END
  chmod 755 "$small/dhcp"
  cd "$root/lib/modules/$version"
  for module in loop squashfs overlay; do echo "$module"; done >"$SCRATCH/wanted"
  if [ -n "$SPLIT" ]; then
    find kernel/drivers/net/ethernet kernel/drivers/net/virtio_net.ko* kernel/drivers/net/vmxnet3 kernel/drivers/virtio kernel/drivers/net/phy \
      kernel/drivers/net/hyperv kernel/drivers/net/mdio -name '*.ko*' 2>/dev/null | sed 's|.*/||; s|\.ko.*||' >>"$SCRATCH/wanted"
  fi
  # With all that they depend on; unpacked, because a small modprobe may not do it.
  while read -r module; do
    inside modprobe -S "$version" --show-depends -a "$module" 2>/dev/null | sed -n 's|^insmod \([^ ]*\).*|\1|p'
  done <"$SCRATCH/wanted" | sort -u | while read -r file; do
    to=$small/lib/modules/$version/${file#*/lib/modules/"$version"/}
    mkdir -p "${to%/*}"
    case $file in
      *.xz) inside xz -dc "$file" >"${to%.xz}" ;;
      *.zst) inside zstd -qdc "$file" >"${to%.zst}" ;;
      *.gz) inside gzip -dc "$file" >"${to%.gz}" ;;
      *) cp "$root$file" "$to" ;;
    esac
  done
  cp modules.order modules.builtin "$small/lib/modules/$version/"
  inside depmod -b /run/small "$version"
  if [ -n "$SPLIT" ]; then
    find "$small/lib/modules" -name '*.ko' | sed "s|^$small|/run/small|" | sort | inside xargs modinfo -F firmware | sort -u | while read -r name; do
      for file in "$root"/lib/firmware/$name; do
        [ ! -f "$file" ] || { to=$small/lib/firmware/${file#"$root"/lib/firmware/}; mkdir -p "${to%/*}"; cp -L "$file" "$to"; }
      done
    done
  fi
) >>"$log" 2>&1 || fail "the initrd could not be put together: $(tail -n 1 "$log")" "see $log"

watched "$out" 0 inside env -u SOURCE_DATE_EPOCH mksquashfs / /run/out/image -noappend -no-progress -comp zstd -Xcompression-level 15 \
  -b 256K -all-time "$EPOCH" -mkfs-time "$EPOCH" -no-exports -no-xattrs -wildcards -e 'run/*' 'proc/*' 'sys/*' 'tmp/*' ||
  fail "the system could not be packed: $(tail -n 1 "$log")" "see $log"
if [ -n "$SPLIT" ]; then sha256sum <"$out/image" | cut -c1-64 >"$small/sum"; else cp "$out/image" "$small/image"; fi

find "$small" -exec touch -h -d "@$EPOCH" {} +
pack() {
  # The image is packed already; the kernel unpacks a cpio that is not compressed as well.
  # shellcheck disable=SC2016  # for the inner shell to expand
  inside sh -c 'cd /run/small && find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0 --reproducible >/run/out/initrd' || return 1
  [ -z "$SPLIT" ] || inside gzip -n -9 /run/out/initrd
}
watched "$out" 0 pack || fail "the initrd could not be packed: $(tail -n 1 "$log")" "see $log"
if [ -n "$SPLIT" ]; then mv "$out/initrd.gz" "$out/initrd"; else rm "$out/image"; fi
cp "$SCRATCH/vmlinuz" "$out/vmlinuz"
umount "$root/run/out" "$root/run/small"

# What is in it; no time in here, so that two builds can be compared.
{
  echo "release=$RELEASE"
  echo "mirror=$MIRROR" | sed 's|//[^/@]*@|//|'
  echo "kernel=$version"
  if [ -n "$KEYS" ]; then ssh_keys=$(chroot "$root" ssh-keygen -l -f /root/.ssh/authorized_keys) && echo "$ssh_keys" | sed 's/^/key=/'; fi
  [ -z "$SCRIPT" ] || echo "script=${SCRIPT##*/} $(sha256sum <"$SCRIPT" | cut -c1-64)"
  [ -z "$SPLIT" ] || echo "split=$(sha256sum <"$out/image" | cut -c1-64)"
  echo "unpacked=$(du -sb --exclude=./proc --exclude=./sys "$root" | cut -f1)"
  sed 's/^/package=/' "$SCRATCH/list"
} >"$out/system"
chmod 755 "$out"
chmod 644 "$out"/*
