package io.pxedock.core.boot;

import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.pxelinux.Served;
import io.pxedock.model.container.ContainerInside;
import io.pxedock.model.container.ContainerInside.File;
import io.pxedock.model.container.ContainerInside.Kind;
import io.pxedock.model.text.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The files in the container, and what dnsmasq's TFTP server answers about them
 * (check_tftp_fileperm, tftp.c).
 *
 * @param contents by path, of the small files that could be read
 */
public record ServedTree(DnsmasqConf conf, ContainerInside inside, Map<String, Bytes> contents) {
  public ServedTree {
    contents = Map.copyOf(contents);
  }

  /** Returns the path of the file that a machine means by a name. */
  public static String pathOf(DnsmasqConf conf, String name) {
    String plain = name.replace('\\', '/');
    String asked = conf.has("tftp-lowercase") ? plain.toLowerCase(Locale.ROOT) : plain;
    String root = conf.has("tftp-root") ? conf.tftpRoot().replaceFirst("/*$", "") + "/" : "/";
    String path = asked.startsWith(root) ? asked : root + asked;
    return path.replaceAll("/(?:\\./)*/*", "/");
  }

  /** Returns the directories that lead to a path, the root first. */
  public static List<String> directoriesTo(String path) {
    List<String> directories = new ArrayList<>(List.of("/"));
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      directories.add(path.substring(0, slash));
    }
    return directories;
  }

  /** Returns whether the container has a directory at a path. */
  public boolean isDirectory(String path) {
    return inside.file(path).filter(file -> file.kind() == Kind.DIRECTORY).isPresent();
  }

  /** Returns what a machine is answered that asks for a file. */
  public Served answer(String name) {
    String path = pathOf(conf, name);
    if (path.contains("/../")) {
      return Served.refused("is outside of what TFTP serves");
    }
    if (!inside.knows(path)) {
      return Served.unknown("was not looked at");
    }
    return inside.file(path).map(file -> answer(path, file)).orElseGet(Served::missing);
  }

  private Served answer(String path, File file) {
    if (file.kind() != Kind.FILE) {
      return Served.refused(file.kind() == Kind.DIRECTORY ? "is a directory" : "is not a file");
    }
    return refusal(path, file)
        .map(Served::refused)
        .orElseGet(() -> Served.sent(file.size(), Optional.ofNullable(contents.get(path))));
  }

  private Optional<String> refusal(String path, File file) {
    int user = inside.rights().user();
    if (user == 0 && !file.isWorldReadable()) {
      return Optional.of(
          "is not readable for everybody (mode " + mode(file) + "), which dnsmasq's TFTP asks for");
    }
    if (user != 0 && conf.has("tftp-secure") && file.owner() != user) {
      return Optional.of("is not owned by dnsmasq's user, which tftp-secure asks for");
    }
    return unreadable(path, file);
  }

  /** Returns why dnsmasq cannot open a file; empty when it can. */
  public Optional<String> unreadable(String path, File file) {
    for (String directory : directoriesTo(path)) {
      Optional<File> found = inside.file(directory);
      if (found.isPresent() && !inside.may(1, found.get())) {
        return Optional.of(
            "is in "
                + directory
                + ", which dnsmasq may not enter (mode "
                + mode(found.get())
                + ")");
      }
    }
    return inside.may(4, file)
        ? Optional.empty()
        : Optional.of("is not readable for dnsmasq (mode " + mode(file) + ")");
  }

  private static String mode(File file) {
    return String.format(Locale.ROOT, "%04o", file.mode());
  }
}
