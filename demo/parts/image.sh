# The image jumpscale/pxeboot, made here instead of pulled: busybox, dnsmasq, and the libraries it needs; and others with the
# dnsmasq of another release. Sourced by demo/lab.
# shellcheck shell=bash

image_up() {
  image_exists "$IMAGE" && return
  image_root_is_current || with_cache_locked image_root_build "" "$CACHE/image.tar"
  image_import "$CACHE/image.tar" "$IMAGE"
}

# image_of RELEASE makes the image with that release's dnsmasq, where it is not there yet, and prints its name.
image_of() {
  local release=$1 image=$IMAGE:$1
  [[ " ${RELEASES[*]} " == *" $release "* ]] || fail "there is no release '$release': choose one of ${RELEASES[*]}"
  require_root_on_debian
  docker_answers || fail "the lab is not up: demo/lab up"
  if ! image_exists "$image"; then
    [[ -e $CACHE/image.$release.tar ]] || with_cache_locked image_of_release_build "$release"
    image_import "$CACHE/image.$release.tar" "$image"
  fi
  echo "$image"
}

image_of_release_build() {
  say "fetching the dnsmasq of $1"
  release_unpack "$1" dnsmasq-base "$CACHE/$1.root"
  image_root_build "$CACHE/$1.root" "$CACHE/image.$1.tar"
  rm -rf "$CACHE/$1.root"
}

image_import() {
  docker import --change 'ENTRYPOINT ["/usr/sbin/dnsmasq","-k","-C","/conf/dnsmasq.conf","--log-facility=-"]' "$1" "$2" >/dev/null
}

image_root_is_current() {
  [[ $CACHE/image.tar -nt $(command -v dnsmasq) && $CACHE/image.tar -nt $HERE/parts/image.sh ]]
}

image_exists() { docker image inspect "$1" >/dev/null 2>&1; }

# image_root_build FROM TAR: with the files of the root FROM, and those of this machine where it is empty.
image_root_build() {
  local from=$1 tar=$2 root=$CACHE/image.root dnsmasq=/usr/sbin/dnsmasq
  [[ -n $from ]] || dnsmasq=$(command -v dnsmasq)
  rm -rf "$root"
  mkdir -p "$root"/{bin,conf,dev,etc,proc,run,sys,tftpboot,tmp,usr/sbin,var/lib/misc}
  cp "$CACHE/busybox" "$root/bin/busybox"
  ln -s busybox "$root/bin/sh"
  ln -s ../run "$root/var/run"
  cp "$from$dnsmasq" "$root/usr/sbin/dnsmasq"
  image_libraries "$from" "$dnsmasq" | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$from$library" "$root$library"
  done
  echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  tar -C "$root" --owner=0 --group=0 -cf "$tar.new" .
  mv "$tar.new" "$tar"
  rm -rf "$root"
}

# What the program is linked with, and what the C library loads to read /etc/passwd: part of it from 2.34 on, a file of its own
# on Debian 11.
image_libraries() {
  local from=$1 library
  chroot "${from:-/}" /lib64/ld-linux-x86-64.so.2 --list "$2" | grep -o '/[^ ]*' | sort -u | while read -r library; do
    echo "$library"
    if [[ $library == */libc.so.* ]]; then
      (cd "$from/" && find ".${library%/*}/" -maxdepth 1 -name libnss_files.so.2 | sed 's,^\.,,')
    fi
  done
}

image_status() {
  if docker_answers && image_exists "$IMAGE"; then status_line image up "$IMAGE"; else status_line image down "$IMAGE"; fi
}
