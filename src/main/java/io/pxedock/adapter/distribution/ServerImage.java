package io.pxedock.adapter.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The files of the server's image: dnsmasq, what it needs to run, and busybox to look inside. */
final class ServerImage {
  static final List<String> ENTRY_POINT =
      List.of("/usr/sbin/dnsmasq", "-k", "-C", "/conf/dnsmasq.conf", "--log-facility=-");

  /** What is called by its name from outside; busybox's own shell finds all its programs. */
  private static final List<String> APPLETS =
      List.of("cat", "ip", "kill", "ls", "ps", "sh", "stat", "wget");

  private static final List<String> DIRECTORIES =
      List.of("conf", "dev", "leases", "proc", "run", "sys", "tftpboot", "tmp", "var/lib/misc");

  private ServerImage() {}

  static ImageTar of(PackageTree packages, Instant created) throws IOException {
    ImageTar image = new ImageTar(created);
    DIRECTORIES.forEach(image::directory);
    image.link("var/run", "../run");
    Path dnsmasq = packages.program("dnsmasq");
    image.file("usr/sbin/dnsmasq", Files.readAllBytes(dnsmasq), true);
    for (Map.Entry<String, Path> library : packages.libraries(dnsmasq).entrySet()) {
      image.file(library.getKey(), Files.readAllBytes(library.getValue()), true);
    }
    image.file("bin/busybox", Files.readAllBytes(packages.program("busybox")), true);
    APPLETS.forEach(applet -> image.link("bin/" + applet, "busybox"));
    // The user that Debian's dnsmasq becomes unless its configuration names another.
    image.text(
        "etc/passwd",
        "root:x:0:0:root:/:/bin/sh\n"
            + "dnsmasq:x:100:30:dnsmasq:/var/lib/misc:/bin/false\n"
            + "nobody:x:65534:65534:nobody:/:/bin/false\n");
    image.text("etc/group", "root:x:0:\ndip:x:30:\nnogroup:x:65534:\n");
    return image;
  }
}
