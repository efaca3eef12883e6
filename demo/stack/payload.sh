# What a node boots: a kernel, and an initrd that says which way it was booted and powers off. Sourced by demo/lab.
# shellcheck shell=bash

payload_build() {
  [[ -x $CACHE/busybox ]] || busybox_fetch
  [[ -e $CACHE/vmlinuz-4 ]] || kernel_fetch
  [[ $CACHE/initrd.gz -nt $HERE/stack/init ]] || initrd_build
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
  package=$(apt-cache depends linux-image-cloud-amd64 | awk '$1 == "Depends:" && /linux-image/ { print $2; exit }')
  say "fetching a kernel for the nodes: $package"
  package_unpack "${package:-linux-image-cloud-amd64}" "$root"
  cp "$root"/boot/vmlinuz-* "$CACHE/vmlinuz-4.new"
  chmod 644 "$CACHE/vmlinuz-4.new"
  mv "$CACHE/vmlinuz-4.new" "$CACHE/vmlinuz-4"
  rm -rf "$root"
}

initrd_build() {
  local root=$CACHE/initrd.root
  rm -rf "$root"
  mkdir -p "$root"/{bin,proc,dev}
  cp "$CACHE/busybox" "$root/bin/busybox"
  install -m 755 "$HERE/stack/init" "$root/init"
  (cd "$root" && find . | cpio --quiet -o -H newc -R 0:0 | gzip -9) >"$CACHE/initrd.gz.new"
  mv "$CACHE/initrd.gz.new" "$CACHE/initrd.gz"
  rm -rf "$root"
}
