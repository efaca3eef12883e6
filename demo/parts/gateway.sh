# The other end of the segment: the gateway's address on a port of its own, where the images are served over http as the
# field does it. From there the server can be talked to, which the port below a macvlan network does not allow.
# Sourced by demo/lab.
# shellcheck shell=bash

GATEWAY_PORT=gateway

gateway_up() {
  internal_port_up "$GATEWAY_PORT"
  in_namespace ip address replace "$GATEWAY/24" dev "$GATEWAY_PORT"
  mkdir -p "$LAB/http/cgi-bin"
  ln -sfn ../PXEDOCK/images "$LAB/http/images"
  # busybox httpd asks this script for a directory that has no index page.
  install -m 755 "$HERE/parts/http-index" "$LAB/http/cgi-bin/index.cgi"
  daemon_runs "$LAB/run/httpd.pid" ||
    daemon_start httpd "$CACHE/busybox" httpd -f -p "$GATEWAY:80" -h "$LAB/http"
  wait_until 10 "the images at http://$GATEWAY/images/" gateway_serves
}

# Asked through bash itself: it spares a package, and busybox' own wget, linked statically, crashes on some systems.
gateway_serves() {
  # shellcheck disable=SC2016  # expanded by the inner bash
  in_namespace timeout 3 bash -c 'exec 3<>"/dev/tcp/$0/80" && printf "GET /images/ HTTP/1.0\r\n\r\n" >&3 &&
    head -n 1 <&3 | grep -q " 200 "' "$GATEWAY"
}

gateway_down() { daemon_stop "$LAB/run/httpd.pid"; }

gateway_status() {
  if daemon_runs "$LAB/run/httpd.pid" && gateway_serves; then
    status_line gateway up "http://$GATEWAY/images/"
  else
    status_line gateway down "http://$GATEWAY/images/"
  fi
}
