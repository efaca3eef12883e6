# The image jumpscale/pxeboot, made here instead of pulled: busybox, dnsmasq, and the libraries it needs.
# Sourced by demo/lab.
# shellcheck shell=bash

image_up() {
  image_exists && return
  image_root_is_current || with_cache_locked image_root_build
  docker import --change 'ENTRYPOINT ["/usr/sbin/dnsmasq","-k","-C","/conf/dnsmasq.conf","--log-facility=-"]' \
    "$CACHE/image.tar" "$IMAGE" >/dev/null
}

image_root_is_current() {
  [[ $CACHE/image.tar -nt $(command -v dnsmasq) && $CACHE/image.tar -nt $HERE/parts/image.sh ]]
}

image_exists() { docker image inspect "$IMAGE" >/dev/null 2>&1; }

image_root_build() {
  local root=$CACHE/image.root dnsmasq
  dnsmasq=$(command -v dnsmasq)
  rm -rf "$root"
  mkdir -p "$root"/{bin,conf,dev,etc,proc,run,sys,tftpboot,tmp,usr/sbin,var/lib/misc}
  cp "$CACHE/busybox" "$root/bin/busybox"
  ln -s busybox "$root/bin/sh"
  ln -s ../run "$root/var/run"
  cp "$dnsmasq" "$root/usr/sbin/dnsmasq"
  image_libraries "$dnsmasq" | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
  echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  tar -C "$root" --owner=0 --group=0 -cf "$CACHE/image.tar.new" .
  mv "$CACHE/image.tar.new" "$CACHE/image.tar"
  rm -rf "$root"
}

# What ldd names, and what the C library loads to read /etc/passwd: part of it from 2.34 on, a file of its own on Debian 11.
image_libraries() {
  local library
  ldd "$1" | grep -o '/[^ ]*' | while read -r library; do
    echo "$library"
    if [[ $library == */libc.so.* ]]; then find "${library%/*}" -maxdepth 1 -name libnss_files.so.2; fi
  done
}

image_status() {
  if docker_answers && image_exists; then status_line image up "$IMAGE"; else status_line image down "$IMAGE"; fi
}
