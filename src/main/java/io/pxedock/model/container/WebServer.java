package io.pxedock.model.container;

import io.pxedock.model.net.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A web server program in a Docker image, with the command that serves a directory. */
public enum WebServer {
  /** Known by an httpd applet; lists no directories, and tells each file with {@code -vv}. */
  BUSYBOX {
    @Override
    public List<String> command(Endpoint at, String directory) {
      return List.of("busybox", "httpd", "-f", "-vv", "-p", at.withPort(), "-h", directory);
    }
  },
  PYTHON {
    @Override
    public List<String> command(Endpoint at, String directory) {
      return List.of(
          "python3",
          "-m",
          "http.server",
          Integer.toString(at.port()),
          "--bind",
          at.address().toString(),
          "--directory",
          directory);
    }
  };

  /** Returns the command that serves a directory until it is ended. */
  public abstract List<String> command(Endpoint at, String directory);

  /** Returns the web server that the command runs, if it serves this directory at this address. */
  public static Optional<WebServer> of(List<String> command, Endpoint at, String directory) {
    return Arrays.stream(values())
        .filter(server -> server.command(at, directory).equals(command))
        .findFirst();
  }
}
