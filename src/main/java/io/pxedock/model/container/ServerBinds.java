package io.pxedock.model.container;

import java.nio.file.Path;
import java.util.List;

/**
 * The bind mounts of the server's container: everything read-only, but for the directory of the
 * leases.
 */
public final class ServerBinds {
  /** The directory of the leases, in the work directory. */
  public static final String LEASES = "leases";

  /** The directory of the leases, in the container. */
  public static final String LEASES_INSIDE = "/leases";

  /** The lease file that a new configuration names. */
  public static final String LEASE_FILE = LEASES_INSIDE + "/dnsmasq.leases";

  /** The boot images that have a bind mount each. */
  public static final List<String> IMAGES = List.of("vmlinuz-4", "initrd.gz");

  private ServerBinds() {}

  /** Returns the bind mounts of a work directory. */
  public static List<Bind> of(Path workdir) {
    return List.of(
        new Bind(workdir.resolve("tftpboot").toString(), "/tftpboot", false),
        new Bind(workdir.resolve("conf").toString(), "/conf", false),
        new Bind(workdir.resolve(LEASES).toString(), LEASES_INSIDE, true),
        image(workdir, IMAGES.get(0)),
        image(workdir, IMAGES.get(1)));
  }

  private static Bind image(Path workdir, String name) {
    return new Bind(workdir.resolve("images/" + name).toString(), "/tftpboot/" + name, false);
  }
}
