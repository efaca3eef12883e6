# The work directory PXEDOCK/, as the archive of the field expands to. Sourced by demo/lab.
# shellcheck shell=bash

# Only what is missing is put there: whatever was edited since stays as it is.
workdir_up() {
  (cd "$HERE/parts/workdir" && find . -type f) | while read -r file; do
    workdir_file "$HERE/parts/workdir/$file" "$file"
  done
  workdir_file /usr/lib/PXELINUX/pxelinux.0 tftpboot/pxelinux.0
  workdir_file /usr/lib/syslinux/modules/bios/ldlinux.c32 tftpboot/ldlinux.c32
  workdir_file /usr/lib/SYSLINUX.EFI/efi64/syslinux.efi tftpboot/efi64/syslinux.efi
  workdir_file /usr/lib/syslinux/modules/efi64/ldlinux.e64 tftpboot/efi64/ldlinux.e64
  workdir_efi_links
  workdir_file "$CACHE/vmlinuz-4" images/vmlinuz-4
  workdir_file "$CACHE/initrd.gz" images/initrd.gz
  workdir_file /dev/null tftpboot/vmlinuz-4 # the places where the container has the images
  workdir_file /dev/null tftpboot/initrd.gz
  mkdir -p "$WORKDIR/leases"
}

# World-readable, because dnsmasq's TFTP insists on that even as root.
workdir_file() {
  [[ -e $WORKDIR/$2 ]] || install -D -m 644 "$1" "$WORKDIR/$2"
}

# syslinux.efi looks for every name in its own directory.
workdir_efi_links() {
  local name
  for name in pxelinux.cfg vmlinuz-4 initrd.gz; do
    [[ -L $WORKDIR/tftpboot/efi64/$name ]] || ln -s "../$name" "$WORKDIR/tftpboot/efi64/$name"
  done
}

workdir_status() {
  if [[ -r $WORKDIR/conf/dnsmasq.conf && -r $WORKDIR/tftpboot/pxelinux.0 ]]; then
    status_line workdir up "$WORKDIR"
  else
    status_line workdir down "$WORKDIR"
  fi
}
