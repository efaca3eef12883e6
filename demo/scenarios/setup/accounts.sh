# Who may speak to Docker. Sourced.
# shellcheck shell=bash

chapter_accounts() {
  step "with root: a user is added to group docker" joins_group_docker
  step "  a user that there is not: refused" fails 3 "there is no user 'nobody-here'" setup --docker-user nobody-here
  step "no Docker: says so" fails 4 "docker" setup --docker-host unix://"$SPARE"/docker.sock
  step "somebody who is not in group docker: what to run" fails 4 "usermod -aG docker" setup_as_nobody
}

joins_group_docker() {
  # shellcheck disable=SC2016  # for the inner shell
  with_own_etc bash -euc '
    sed -i /^docker:/d /etc/group /etc/gshadow
    echo "lab-operator:x:64999:65534::/nonexistent:/bin/sh" >>/etc/passwd
    said=$(SUDO_USER=lab-operator "$1/lab" pxedock setup --check) || true # 5: it is not done yet
    grep -F "lab-operator is not in group docker" <<<"$said"
    "$1/lab" pxedock setup --answers "$2" --docker-user lab-operator
    id -Gn lab-operator | grep -w docker' joins "$DEMO" "$ANSWERS"
  ! grep lab-operator /etc/passwd /etc/group
}

# With the rights of nobody in particular, and a Docker socket that is root's and the group's as usual.
setup_as_nobody() {
  local socket copy
  socket=$(lab exec printenv DOCKER_HOST)
  chmod 660 "${socket#unix://}"
  copy=$(mktemp -d /tmp/pxedock.XXXXXX) # others cannot read a checkout in root's home
  chmod 755 "$copy"
  cp -r "${PXEDOCK%/bin/pxedock}/." "$copy"
  (
    trap 'rm -rf "$copy"' EXIT
    cd /
    lab exec setpriv --reuid=65534 --regid=65534 --clear-groups "${LAB_PROGRAM:-$copy/bin/pxedock}" setup --yes
  )
}
