# Debian's archives of any release, as this machine reaches them. Sourced by demo/lab and demo/fresh.
# shellcheck shell=bash disable=SC2034  # RELEASES is used by demo/fresh

RELEASES=(trixie bookworm bullseye)

# mirror_of LABEL prints the address of this machine's archive with that label (Debian, Debian-Security), as its own apt
# has it. Asked of the package lists, because an address alone does not tell Debian's archive from another one.
mirror_of() {
  local mirror
  mirror=$(mirror_in_policy "$1")
  if [[ -z $mirror ]]; then
    apt-get -qq update >&2 || true
    mirror=$(mirror_in_policy "$1")
  fi
  [[ -n $mirror || $1 != Debian ]] || fail "this machine's apt has no archive of Debian (apt-cache policy)"
  echo "$mirror"
}

mirror_in_policy() {
  apt-cache policy | awk -v label="l=$1" '
    $1 ~ /^-?[0-9]+$/ { address = $2 }
    $1 == "release" && /(^|,| )o=Debian(,|$)/ && /(^|,)c=main(,|$)/ && (index($0 ",", "," label ",") || index($0 ",", " " label ",")) {
      print address
      exit
    }'
}

# The release's archives on this machine's mirrors, with this machine's proxies, passwords and keys for them.
root_apt() {
  local release=$1 etc=$2/etc/apt mirror security file
  mirror=$(mirror_of Debian)
  security=$(mirror_of Debian-Security)
  rm -rf "$etc"/sources.list.d/*
  {
    echo "deb $mirror $release main"
    echo "deb $mirror $release-updates main"
    if [[ -n $security ]]; then echo "deb $security $release-security main"; fi
  } >"$etc/sources.list"
  for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
    if grep -qs 'Acquire::' "$file"; then cp -L "$file" "$etc/apt.conf.d/"; fi
  done
  cp -rLn /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/apt/keyrings /etc/apt/trusted.gpg.d "$etc/" 2>/dev/null || true
  # apt removes what it installed, apt-get does not; both keep it here, for packages_keep.
  echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' >"$etc/apt.conf.d/keep-downloads"
}

# release_unpack RELEASE PACKAGE DIRECTORY takes the files of a release's package and of all that it depends on. apt works on
# lists of its own in DIRECTORY.apt: what this machine has installed plays no part.
release_unpack() {
  local release=$1 package=$2 root=$3 apt=$3.apt file target link
  rm -rf "$root" "$apt"
  mkdir -p "$apt"/etc/apt/{apt.conf.d,preferences.d,sources.list.d} "$apt"/var/lib/{apt/lists,dpkg} "$apt"/var/cache/apt/archives
  touch "$apt/var/lib/dpkg/status"
  root_apt "$release" "$apt"
  release_apt "$apt" update && release_apt "$apt" --download-only install "$package" ||
    fail "apt-get could not download $package of $release"
  # As Debian lays out its root from 12 on: a package of a release before finds its place through the links.
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  ln -s usr/{bin,sbin,lib,lib64} "$root"
  for file in "$apt"/var/cache/apt/archives/*.deb; do
    dpkg --fsys-tarfile "$file" | tar -x --keep-directory-symlink -C "$root"
  done
  # Absolute links would lead out of the directory.
  find "$root" -type l -lname '/*' -printf '%l %p\n' | while read -r target link; do
    ln -sfnr "$root$target" "$link"
  done
  rm -rf "$apt"
}

release_apt() {
  apt-get -q -y -o "Dir=$1" -o "Dir::State::status=$1/var/lib/dpkg/status" -o APT::Sandbox::User=root \
    -o APT::Install-Recommends=false "${@:2}" >&2
}
