package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import io.pxedock.model.Failure;
import io.pxedock.model.net.UrlAnswer;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests the head of a URL from inside a container, with the HTTP client that the container has.
 * busybox wget is the last choice: linked statically, it crashes when it looks for a name service
 * (1.35 of Debian 12, measured); busybox nc accepts an address without a lookup.
 */
final class InContainerProbe {
  private static final int NOTHING_TO_ASK_WITH = 45;

  /** Prints only the head of a response, because some servers send a body after HEAD. */
  private static final String SCRIPT =
      """
      head() { printf 'HEAD %s HTTP/1.0\\r\\nHost: %s:%s\\r\\n\\r\\n' "$3" "$1" "$2"; }
      if busybox nc --help >/dev/null 2>&1
      then head "$@" | busybox nc -w 3 "$1" "$2" | busybox head -c 900
      elif curl --version >/dev/null 2>&1
      then curl -sS -I --max-time 4 "http://$1:$2$3"
      elif python3 -c '' >/dev/null 2>&1
      then python3 -c 'import socket, sys
      s = socket.create_connection((sys.argv[1], int(sys.argv[2])), 3)
      s.sendall(("HEAD %s HTTP/1.0\\r\\n\\r\\n" % sys.argv[3]).encode())
      sys.stdout.write(s.recv(900).decode("latin1"))' "$@"
      elif wget --version >/dev/null 2>&1
      then wget -S --spider -t 1 -T 4 "http://$1:$2$3" 2>&1
      else exit 45
      fi""";

  private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ ([1-5][0-9]{2})\\b");
  private static final Pattern LENGTH =
      Pattern.compile("(?im)^\\s*Content-Length:\\s*([0-9]{1,18})\\s*$");

  private InContainerProbe() {}

  static UrlAnswer ask(DockerClient client, String container, URI url, long patienceMillis) {
    String port = Integer.toString(url.getPort() < 0 ? 80 : url.getPort());
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    ContainerExec.Ending ending =
        ContainerExec.run(
                client,
                container,
                patienceMillis,
                "sh",
                "-c",
                SCRIPT,
                "sh",
                url.getHost(),
                port,
                path)
            .orElseThrow(() -> silent(url, container, "no answer in time"));
    // 126 and 127: the container has no shell.
    if (ending.exit() == NOTHING_TO_ASK_WITH || ending.exit() == 126 || ending.exit() == 127) {
      throw Failure.failed(
          "container '" + container + "' has no HTTP client",
          "use an image with busybox, curl, python3 or wget in it");
    }
    Matcher status = STATUS.matcher(ending.printed());
    if (!status.find()) {
      throw silent(url, container, lastLine(ending.printed()));
    }
    // The head ends at the first empty line; a file follows.
    String head = ending.printed().split("\\r?\\n\\r?\\n", 2)[0];
    Matcher length = LENGTH.matcher(head);
    return UrlAnswer.http(
        Integer.parseInt(status.group(1)),
        length.find() ? Long.parseLong(length.group(1)) : UrlAnswer.UNKNOWN);
  }

  private static Failure silent(URI url, String container, String said) {
    return Failure.unreachable(
        url
            + " cannot be reached from container "
            + container
            + Optional.of(said).filter(text -> !text.isEmpty()).map(text -> ": " + text).orElse(""),
        "check that the server runs, and check the URL");
  }

  private static String lastLine(String printed) {
    String[] lines = printed.strip().split("\\R");
    return lines[lines.length - 1].replaceFirst("^(nc|curl|wget): *", "");
  }
}
