# What a node boots: a kernel, and an initrd that says which way it was booted and powers off. Sourced by demo/lab.
# shellcheck shell=bash

payload_build() {
  [[ -x $CACHE/busybox ]] || busybox_fetch
  [[ -e $CACHE/vmlinuz-4 && -d $CACHE/modules ]] || kernel_fetch
  [[ $CACHE/initrd.gz -nt $HERE/parts/init && $CACHE/initrd.gz -nt $CACHE/modules ]] || initrd_build
}

busybox_fetch() {
  local root=$CACHE/busybox.unpacked
  package_unpack busybox-static "$root"
  cp "$(find "$root" -name busybox -type f -perm -u+x | head -n 1)" "$CACHE/busybox.new"
  mv "$CACHE/busybox.new" "$CACHE/busybox"
  rm -rf "$root"
}

# Debian's kernel for virtual machines, the smallest that it has.
kernel_fetch() {
  local root=$CACHE/kernel.unpacked package
  package=$(kernel_package)
  if [[ -z $package ]]; then
    apt-get -qq update >&2 # a machine on which nothing was missing may have no package lists
    package=$(kernel_package)
  fi
  [[ -n $package ]] || fail "apt knows no linux-image-cloud-amd64: no kernel for the nodes"
  say "fetching a kernel for the nodes: $package"
  package_unpack "$package" "$root"
  cp "$root"/boot/vmlinuz-* "$CACHE/vmlinuz-4.new"
  chmod 644 "$CACHE/vmlinuz-4.new"
  modules_keep "$root"
  mv "$CACHE/vmlinuz-4.new" "$CACHE/vmlinuz-4"
  rm -rf "$root"
}

kernel_package() {
  apt-cache depends linux-image-cloud-amd64 2>/dev/null |
    awk '$1 == "Depends:" && /linux-image/ && !package { package = $2 } END { print package }'
}

# What the rescue system needs to fetch a file: the card of UEFI nodes. This kernel has no driver for that of the others.
# Numbered in the order in which one needs the other.
modules_keep() {
  local name number=10
  rm -rf "$CACHE/modules.new" "$CACHE/modules"
  mkdir "$CACHE/modules.new"
  for name in virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci failover net_failover virtio_net; do
    module_unpack "$1" "$name" "$CACHE/modules.new/$number-$name.ko"
    number=$((number + 1))
  done
  mv "$CACHE/modules.new" "$CACHE/modules"
}

# module_unpack ROOT NAME FILE: nothing, where the kernel has it built in. Debian 13 has its modules below usr/, compressed.
module_unpack() {
  local found
  found=$(find "$1" -path '*/lib/modules/*' \( -name "$2.ko" -o -name "$2.ko.xz" \) -print -quit)
  case $found in
    *.xz) xz -dc "$found" >"$3" ;;
    *.ko) cp "$found" "$3" ;;
  esac
}

initrd_build() {
  local root=$CACHE/initrd.root
  rm -rf "$root"
  mkdir -p "$root"/{bin,proc,dev,sys}
  cp "$CACHE/busybox" "$root/bin/busybox"
  install -m 755 "$HERE/parts/init" "$root/init"
  cp -r "$CACHE/modules" "$root/lib"
  (cd "$root" && find . | cpio --quiet -o -H newc -R 0:0 | gzip -9) >"$CACHE/initrd.gz.new"
  mv "$CACHE/initrd.gz.new" "$CACHE/initrd.gz"
  rm -rf "$root"
}
