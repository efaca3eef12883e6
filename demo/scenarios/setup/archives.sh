# Archives that are broken, hostile or far away. Sourced.
# shellcheck shell=bash

chapter_archives() {
  step "an archive that is cut off: refused, nothing half-made" broken_archive
  step "an archive that reaches out: refused" hostile_archive
  step "a wrong checksum: refused" fails 3 "has the SHA-256 sum" setup --sha256 "$(printf '0%.0s' {1..64})"
  step "a dead URL" fails 4 "cannot fetch" setup --archive http://192.168.0.1:81/pxebootbinaries.tgz --sha256 ""
  step "an image that nobody has" fails 1 "cannot pull" setup --image nobody.invalid/pxeboot --image-tar ""
  proof "the server does not start" "PYTHON=/bin/false" "PYTHON=/usr/bin/python3"
  step "an FTP server" ftp_server
  step "  killed in the middle of a transfer: goes on where it was" killed_in_the_middle_of_a_transfer
  step "  with a password, which is nowhere afterwards" with_a_password
  step "  a file that there is not" no_such_file
}

broken_archive() {
  bare
  head -c 3000000 "$SPARE/pxebootbinaries.tgz" >"$SPARE/short.tgz"
  fails 3 "is cut off" setup --archive "$SPARE/short.tgz" --sha256 ""
  [[ -d $WORKDIR/.pxedock && ! -e $WORKDIR/tftpboot/pxelinux.0 ]]
  [[ ! -e $WORKDIR/.pxedock/unpacked && ! -e $WORKDIR/.pxedock/unpacked.new ]]
}

# Its second entry would be written through the link that is its first.
hostile_archive() {
  mkdir -p "$SPARE/evil/tftpboot" "$SPARE/evil.second/tftpboot/out"
  ln -sfn "$SPARE" "$SPARE/evil/tftpboot/out"
  echo "was here" >"$SPARE/evil.second/tftpboot/out/escaped"
  tar -C "$SPARE/evil" -cf "$SPARE/evil.tar" tftpboot/out
  tar -C "$SPARE/evil.second" -rf "$SPARE/evil.tar" tftpboot/out/escaped
  gzip -c "$SPARE/evil.tar" >"$SPARE/evil.tgz"
  fails 3 "leads out of it" setup --archive "$SPARE/evil.tgz" --sha256 ""
  [[ ! -e $SPARE/escaped ]]
}

part_has_come() { [[ -n $(find "$WORKDIR/.pxedock/fetched" -name '*.part' -size +500k 2>/dev/null) ]]; }

# Killed outright in the middle of the transfer; the next one asks for the rest only.
killed_in_the_middle_of_a_transfer() {
  local pid size last
  bare
  "$DEMO/lab" pxedock setup --answers "$ANSWERS" --archive "ftp://$FTP" &
  pid=$!
  succeeds_within 30 part_has_come
  kill -KILL "$pid"
  wait "$pid" || true # killed
  setup --archive "ftp://$FTP"
  [[ -s $WORKDIR/tftpboot/pxelinux.0 && ! -e $WORKDIR/.pxedock/fetched ]]
  cat "$SPARE/ftp.log"
  size=$(stat -c %s "$SPARE/pxebootbinaries.tgz")
  last=$(grep -E 'RETR .*completed=1 bytes=' "$SPARE/ftp.log" | tail -n 1)
  [[ -n $last && $last != *"bytes=$size "* ]]
}

with_a_password() {
  rm -f "$WORKDIR/tftpboot/pxelinux.0" "$WORKDIR/tftpboot/ldlinux.c32"
  fails 4 "refuses the user jan" setup --archive "ftp://jan:falsch@$FTP"
  prints "ftp://jan:***@$FTP" setup --archive "ftp://jan:geheim@$FTP"
  [[ -d $WORKDIR/.pxedock && -r $WORKDIR/pxedock.conf ]]
  ! grep -rE 'geheim|falsch' "$WORKDIR/.pxedock" "$WORKDIR/pxedock.conf"
}

no_such_file() {
  rm -f "$WORKDIR/tftpboot/pxelinux.0"
  fails 4 "answers 550" setup --archive "ftp://${FTP}x" --sha256 ""
}
