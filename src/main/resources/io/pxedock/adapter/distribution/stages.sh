# The stages of a 911 build, in a mount and process namespace of their own. The text of the parts configure.sh, trim.sh and pack.sh is in
# CONFIGURE, TRIM and PACK, and that of node.sh and init, which the system gets, in NODE and INIT.
#
# In the environment, beside what build.sh needs: RELEASE, MIRROR (may be empty), PACKAGES, WITH, KEYS (lines of
# authorized_keys; may be empty), SCRIPT (a file; may be empty), SPLIT (yes or empty).
set -eu
root=$SCRATCH/root
log=$SCRATCH/log
: >"$log"
TAB=$(printf '\t')
ERROR=

stage() { echo "stage $1"; }

# fail WHAT REMEDY [EXIT]
fail() {
  printf 'error %s%s%s\n' "$1" "$TAB" "$2"
  ERROR=said
  exit "${3:-1}"
}
trap '[ $? = 0 ] || [ -n "$ERROR" ] || echo "error the build failed: $(tail -n 1 "$log")${TAB}see $log"' EXIT

# watch DIRECTORY-OR-FILE TOTAL COMMAND…: runs the command, and reports how many bytes there are.
watched() {
  path=$1 total=$2
  shift 2
  "$@" >>"$log" 2>&1 &
  runs=$!
  while kill -0 "$runs" 2>/dev/null; do
    echo "bytes $(du -sb "$path" 2>/dev/null | cut -f1 | grep . || echo 0) $total"
    sleep 0.5
  done
  wait "$runs"
}

# last PATTERN prints the last line of the log with it.
last() { grep -E "$1" "$log" | tail -n 1; }

apt() { apt-get -q -y -o APT::Sandbox::User=root -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"; }
inside() { chroot "$root" /usr/bin/env -i PATH="$PATH" HOME=/root LC_ALL=C DEBIAN_FRONTEND=noninteractive INITRD=No \
  ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${no_proxy:+no_proxy="$no_proxy"} "$@"; }

# mirror LABEL prints the address of Debian's archive with that label, as this machine's apt has it.
mirror() {
  apt-cache policy 2>/dev/null | awk -v label="l=$1" '
    $1 ~ /^-?[0-9]+$/ { address = $2 }
    $1 == "release" && /(^|,| )o=Debian(,|$)/ && /(^|,)c=main(,|$)/ && (index($0 ",", "," label ",") || index($0 ",", " " label ",")) {
      print address
      exit
    }'
}
if [ -n "$MIRROR" ]; then
  SECURITY=$(mirror Debian-Security)
else
  MIRROR=$(mirror Debian)
  SECURITY=$(mirror Debian-Security)
  if [ -z "$MIRROR" ]; then MIRROR=http://deb.debian.org/debian SECURITY=${SECURITY:-http://deb.debian.org/debian-security}; fi
fi
case $RELEASE in
  bullseye) SECTIONS="main non-free" ;;
  sid | unstable) SECTIONS="main non-free-firmware" SECURITY= ;;
  *) SECTIONS="main non-free-firmware" ;;
esac
KEYRING=
for file in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
  if [ -e "$file" ]; then KEYRING=$file; fi
done
[ -n "$KEYRING" ] || fail "Debian's keys are not on this machine" "apt-get install debian-archive-keyring" 4

# --- debootstrap: this machine's, or its package, unpacked and not installed
if ! command -v debootstrap >/dev/null; then
  stage "fetch debootstrap"
  own="-o Dir::State::lists=$SCRATCH/lists -o Dir::Cache=$SCRATCH/apt"
  mkdir -p "$SCRATCH/lists/partial" "$SCRATCH/apt/archives/partial" "$SCRATCH/tool"
  # shellcheck disable=SC2086  # options without blanks
  (cd "$SCRATCH/tool" && rm -f ./*.deb && apt $own update && apt $own download debootstrap) >>"$log" 2>&1 ||
    fail "debootstrap could not be fetched: $(last '^(E|W):' | cut -c4-)" "look at this machine's apt sources; or apt-get install debootstrap" 4
  dpkg-deb -x "$SCRATCH"/tool/debootstrap*.deb "$SCRATCH/tool"
  export DEBOOTSTRAP_DIR=$SCRATCH/tool/usr/share/debootstrap PATH="$SCRATCH/tool/usr/sbin:$PATH"
fi
# debootstrap calls "wget [OPTION…] -O FILE URL", and apt's own fetcher does that where there is no wget.
if ! command -v wget >/dev/null; then
  mkdir -p "$SCRATCH/tool/bin"
  cat >"$SCRATCH/tool/bin/wget" <<'WGET'
#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    -O) file=$2; shift 2 ;;
    -*) shift ;;
    *) url=$1; shift ;;
  esac
done
exec /usr/lib/apt/apt-helper -o APT::Sandbox::User=root download-file "$url" "$file"
WGET
  chmod +x "$SCRATCH/tool/bin/wget"
  export PATH="$SCRATCH/tool/bin:$PATH"
fi

# --- the base system
stage "base system of $RELEASE"
watched "$root" 0 debootstrap --variant=minbase --force-check-gpg --keyring="$KEYRING" --cache-dir="$SCRATCH/packages" \
  "$RELEASE" "$root" "$MIRROR" ||
  case $(last '^E: ') in
    *"No such script"*) fail "there is no Debian release $RELEASE" "correct --release" 3 ;;
    *[Ii]nvalid*ignature* | *"not available for signing"* | *signed*unknown*)
      fail "the signature of $MIRROR $RELEASE is not Debian's: $(last '^E: ' | cut -c4-)" "use another --mirror" 3 ;;
    *Release* | *"Failed getting"*)
      fail "$MIRROR has no release $RELEASE, or does not answer" "look at the network; use another --mirror or --release" 4 ;;
    "") fail "debootstrap failed: $(tail -n 1 "$log")" "see $log" ;;
    *) fail "debootstrap failed: $(last '^E: ' | cut -c4-)" "see $log" ;;
  esac

# --- the packages; apt checks their signatures
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mkdir -p "$root/var/cache/apt/archives"
mount --bind "$SCRATCH/packages" "$root/var/cache/apt/archives"
{
  echo "deb $MIRROR $RELEASE $SECTIONS"
  case $RELEASE in sid | unstable) ;; *) echo "deb $MIRROR $RELEASE-updates $SECTIONS" ;; esac
  [ -z "$SECURITY" ] || echo "deb $SECURITY $RELEASE-security $SECTIONS"
} >"$root/etc/apt/sources.list"
for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
  if grep -qs 'Acquire::' "$file"; then cp -L "$file" "$root/etc/apt/apt.conf.d/"; fi
done
printf '%s\n' 'APT::Sandbox::User "root";' 'APT::Install-Recommends "false";' 'Acquire::Languages "none";' \
  'APT::Keep-Downloaded-Packages "true";' >"$root/etc/apt/apt.conf.d/911"
printf '%s\n' force-unsafe-io 'path-exclude=/usr/share/doc/*' 'path-exclude=/usr/share/man/*' 'path-exclude=/usr/share/info/*' \
  'path-exclude=/usr/share/locale/*' 'path-exclude=/usr/share/lintian/*' >"$root/etc/dpkg/dpkg.cfg.d/911"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

stage "package lists"
inside apt-get -q -y update >>"$log" 2>&1 || fail "the package lists cannot be fetched: $(last '^(E|W|Err)' | cut -c4-)" "see $log" 4
if grep -qE '^W:.*(GPG error|not signed|NO_PUBKEY|could ?n.t be verified)' "$log"; then
  fail "a package list is not signed as it must be: $(last '^W:' | cut -c4-)" "use another --mirror" 3
fi
known=
for package in $PACKAGES; do
  # A package that a release does not have, such as a firmware that is part of another one there, is left out.
  if [ -n "$(inside apt-cache madison "${package#\?}")" ]; then
    known="$known ${package#\?}"
  elif [ "$package" = "${package#\?}" ]; then
    fail "$RELEASE has no package $package" "use another --release" 3
  fi
done
for package in $WITH; do
  [ -n "$(inside apt-cache madison "$package")" ] || fail "there is no package $package in $RELEASE" "correct --with" 3
done

stage "packages"
# shellcheck disable=SC2086  # lists of names
inside apt-get -q -y --print-uris install $known $WITH >"$SCRATCH/uris" 2>>"$log" ||
  fail "the packages cannot be installed together: $(last '^ |^E: ')" "leave one of --with out; see $log" 3
wanted=$(awk '$1 ~ /^.(http|https|file|ftp):/ { sum += $3 } END { printf "%d", sum }' "$SCRATCH/uris")
have=$(du -sb "$SCRATCH/packages" | cut -f1)
# shellcheck disable=SC2086
watched "$SCRATCH/packages" $((have + wanted)) inside apt-get -q -y -d install $known $WITH ||
  fail "a package could not be fetched: $(last '^E: ' | cut -c4-)" "run it again: it goes on with what was fetched; see $log" 4

stage "installing"
inside dpkg-divert --quiet --local --rename --add /usr/sbin/update-initramfs >>"$log" 2>&1
ln -s /bin/true "$root/usr/sbin/update-initramfs"
# shellcheck disable=SC2086
watched "$root" 0 inside apt-get -q -y --no-download install $known $WITH ||
  fail "a package could not be installed: $(last '^(E: |dpkg: error)')" "see $log"
inside dpkg-query -W -f '${Package} ${Version}\n' >"$SCRATCH/list"
umount "$root/var/cache/apt/archives"

eval "$CONFIGURE"
eval "$TRIM"
eval "$PACK"
