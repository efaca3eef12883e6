# Makes a 911 system: a Debian that lives in memory. Run by pxedock as root, with stdin as its lifeline: when it closes, the
# build ends and its scratch root is removed. What is mounted is mounted in a namespace of its own, and goes with it.
#
# In the environment: SCRATCH (kept between builds: packages), OUT (a directory below it, for the result), PLACE (where the
# result will be copied to), STAGES (the text of stages.sh), and what that needs. On stdout, one a line: "stage TEXT",
# "bytes DONE TOTAL", "error WHAT<tab>REMEDY".
set -eu
umask 022
export LC_ALL=C DEBIAN_FRONTEND=noninteractive PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
unset TMPDIR APT_CONFIG LD_PRELOAD
TAB=$(printf '\t')

# refuse WHAT REMEDY [EXIT]: 3 where the request or the place is wrong, 4 where something cannot be reached.
refuse() {
  printf 'error %s%s%s\n' "$1" "$TAB" "$2"
  exit "${3:-3}"
}

[ "$(id -u)" = 0 ] || refuse "911 build needs root: it makes a root file system" "run it with sudo" 4
for program in unshare setpriv chroot flock dpkg-deb apt-get; do
  command -v "$program" >/dev/null ||
    refuse "there is no $program on this machine" "build on a Debian or Ubuntu machine" 4
done
# debootstrap checks signatures with what apt does: gpgv up to Debian 12, sqv since Debian 13.
command -v gpgv >/dev/null || command -v sqv >/dev/null ||
  refuse "there is no gpgv and no sqv on this machine" "apt-get install gpgv" 4

# safe_above PATH: nobody but root can put another directory in the place of PATH, or of one above it.
safe_above() {
  at=$1
  until [ "$at" = / ]; do
    at=$(dirname "$at")
    [ -e "$at" ] || [ -L "$at" ] || continue
    owner=$(stat -c %u "$at")
    [ "$owner" = 0 ] || refuse "others can change what $SCRATCH is: user $owner owns $at" "use another --scratch"
    [ ! -L "$at" ] || continue
    mode=0$(stat -c %a "$at")
    [ $((mode & 022)) = 0 ] || [ $((mode & 01000)) != 0 ] ||
      refuse "others can change what $SCRATCH is: $at has mode ${mode#0}" "use another --scratch"
  done
}
safe_above "$SCRATCH"
safe_above "$(realpath -m "$SCRATCH")"
mkdir -p "$(dirname "$SCRATCH")" || refuse "$SCRATCH cannot be made" "use another --scratch"
# Made first and looked at then: from here on it is root's directory, or refused.
mkdir -m 700 "$SCRATCH" 2>/dev/null || true
[ ! -L "$SCRATCH" ] || refuse "$SCRATCH is a symbolic link" "remove it, or use another --scratch"
[ -d "$SCRATCH" ] || refuse "$SCRATCH cannot be made" "use another --scratch"
[ -O "$SCRATCH" ] || refuse "$SCRATCH is not root's" "use another --scratch"
chmod 700 "$SCRATCH"
mkdir -p "$SCRATCH/packages/partial" || refuse "$SCRATCH cannot be written" "use another --scratch"

exec 9>"$SCRATCH/lock"
flock -n 9 || refuse "another 911 build is running in $SCRATCH" "wait for it"
root=$SCRATCH/root

# Only this build's files: the lock is held, and what was mounted has gone with its namespace.
clear_root() {
  rm -rf --one-file-system "$root" "$SCRATCH/small" "$SCRATCH/keep" "$SCRATCH/tool" "$SCRATCH/lists" "$SCRATCH/apt" "$OUT.part"
  rm -f "$SCRATCH"/vmlinuz "$SCRATCH"/version "$SCRATCH"/firmware "$SCRATCH"/kept "$SCRATCH"/wanted "$SCRATCH"/uris "$SCRATCH"/list
}
rm -rf --one-file-system "$OUT"
clear_root || refuse "$root of an earlier build cannot be removed" "look at it, and remove it"

# What can be asked of the place beforehand is tried rather than read from its mount options.
mkdir "$root"
mknod "$root/null" c 1 3 2>/dev/null && { true >"$root/null"; } 2>/dev/null ||
  { clear_root; refuse "no device works in $SCRATCH (mounted nodev?)" "use another --scratch"; }
cp /bin/true "$root/true" && "$root/true" 2>/dev/null ||
  { clear_root; refuse "no program runs in $SCRATCH (mounted noexec?)" "use another --scratch"; }
rm -f "$root/null" "$root/true"

# space MB DIRECTORY WHAT
space() {
  free=$(df -Pm "$2" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || { clear_root; refuse "$2 has $free MB free, and $3 needs $1" "free some, or use another --scratch"; }
}
space 2048 "$SCRATCH" "a 911 build"
space 512 "$PLACE" "a 911 system"

# A terminal's signals reach this process group too: pxedock decides, and says so by closing stdin.
trap '' INT HUP TERM QUIT
exec 3<&0 </dev/null
setpriv --pdeathsig KILL unshare --mount --pid --ipc --uts --fork --kill-child --propagation private \
  sh -c "$STAGES" 911-build 3<&- 9>&- &
build=$!
{ cat <&3 >/dev/null; kill -KILL "$build"; } 2>/dev/null 9>&- &
lifeline=$!
exec 3<&-
code=0
wait "$build" || code=$?
if [ "$code" = 0 ] && ! mv -T "$OUT.part" "$OUT"; then code=1; fi
clear_root
kill -KILL "$lifeline" 2>/dev/null || true
exit "$code"
