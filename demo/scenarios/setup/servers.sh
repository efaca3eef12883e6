# Servers of the lab's own, on its loopback: FTP and a registry. Sourced.
# shellcheck shell=bash

# serves NAME PORT COMMAND…: a server that runs until the scenario ends.
serves() {
  local name=$1 port=$2
  shift 2
  nsenter --net="/run/netns/$(basename "${WORKDIR%/*}")" "$@" >"$SPARE/$name.log" 2>&1 &
  echo $! >"$SPARE/$name.pid"
  succeeds_within 20 lab exec bash -c "exec 3<>/dev/tcp/127.0.0.1/$port" 2>/dev/null || { cat "$SPARE/$name.log"; return 1; }
}

# One that has ended stays so: a step that is proved runs twice.
server_ends() {
  local pid
  [[ -e $SPARE/$1.pid ]] || return 0
  pid=$(cat "$SPARE/$1.pid")
  rm "$SPARE/$1.pid"
  kill -CONT "$pid" && kill -TERM "$pid" && succeeds_within 20 ended "$pid"
}

ended() { ! kill -0 "$1" 2>/dev/null; }

servers_end() {
  local file
  for file in "$SPARE"/*.pid; do
    if [[ -e $file ]]; then server_ends "$(basename "$file" .pid)" 2>/dev/null || true; fi
  done
}

FTP=127.0.0.1:2121/pxebootbinaries.tgz
PYTHON=/usr/bin/python3 # Debian's own, whose library it is

# An FTP server that is slow enough to be left in the middle, for everybody and for one user.
ftp_server() {
  cat >"$SPARE/ftp.py" <<'TEXT'
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, ThrottledDTPHandler
from pyftpdlib.servers import FTPServer

authorizer = DummyAuthorizer()
authorizer.add_user("jan", "geheim", sys.argv[1])
authorizer.add_anonymous(sys.argv[1])
ThrottledDTPHandler.read_limit = ThrottledDTPHandler.write_limit = 3_000_000
FTPHandler.authorizer = authorizer
FTPHandler.dtp_handler = ThrottledDTPHandler
FTPServer(("127.0.0.1", 2121), FTPHandler).serve_forever()
TEXT
  serves ftp 2121 "$PYTHON" "$SPARE/ftp.py" "$SPARE"
}

REGISTRY=127.0.0.1:5000
REGISTRY_PROGRAM=docker-registry

registry() {
  cat >"$SPARE/registry.yml" <<YAML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: "$SPARE/registry"}}
http: {addr: "$REGISTRY"}
YAML
  serves registry 5000 "$REGISTRY_PROGRAM" serve "$SPARE/registry.yml"
  lab exec docker load -i "$SPARE/image.tar"
  lab exec docker tag "$IMAGE" "$REGISTRY/pxeboot"
  lab exec docker push "$REGISTRY/pxeboot"
}
