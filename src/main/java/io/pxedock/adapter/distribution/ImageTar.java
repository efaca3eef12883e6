package io.pxedock.adapter.distribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * An image with one layer, as {@code docker load} reads it. Owner, order and times are the same
 * every time: equal files make equal bytes.
 */
final class ImageTar {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private final Instant created;
  private final SortedMap<String, Entry> entries = new TreeMap<>();

  /** What is at a path of the image. */
  private record Entry(byte type, int mode, byte[] content, String link) {}

  /**
   * @param created the time of all files
   */
  ImageTar(Instant created) {
    this.created = created;
  }

  void directory(String path) {
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      directory(path.substring(0, slash));
    }
    entries.putIfAbsent(path, new Entry(TarConstants.LF_DIR, EXECUTABLE, new byte[0], ""));
  }

  void file(String path, byte[] content, boolean isExecutable) {
    parent(path);
    int mode = isExecutable ? EXECUTABLE : PLAIN;
    entries.put(path, new Entry(TarConstants.LF_NORMAL, mode, content, ""));
  }

  void text(String path, String content) {
    file(path, content.getBytes(StandardCharsets.UTF_8), false);
  }

  void link(String path, String target) {
    parent(path);
    entries.put(path, new Entry(TarConstants.LF_SYMLINK, 0777, new byte[0], target));
  }

  private void parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      directory(path.substring(0, slash));
    }
  }

  /**
   * Writes the image; the stream stays open.
   *
   * @param names those that Docker gives the image; one without a tag gets the tag latest
   */
  void write(
      OutputStream out,
      List<String> names,
      String architecture,
      List<String> entryPoint,
      Map<String, String> labels)
      throws IOException {
    byte[] layer = layer();
    byte[] config = config(architecture, entryPoint, labels, sum(layer));
    String configName = sum(config) + ".json";
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("Config", configName);
    manifest.put("RepoTags", names.stream().map(ImageTar::tagged).toList());
    manifest.put("Layers", List.of("layer.tar"));
    TarArchiveOutputStream tar = tar(out);
    put(tar, "layer.tar", layer);
    put(tar, configName, config);
    put(tar, "manifest.json", JSON.writeValueAsBytes(List.of(manifest)));
    tar.finish();
    tar.flush();
  }

  /** Returns the name with a tag: Docker loads no image without one. */
  private static String tagged(String name) {
    return name.substring(name.lastIndexOf('/') + 1).contains(":") ? name : name + ":latest";
  }

  private byte[] layer() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = tar(bytes)) {
      for (Map.Entry<String, Entry> each : entries.entrySet()) {
        put(tar, each.getKey(), each.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static TarArchiveOutputStream tar(OutputStream out) {
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    return tar;
  }

  private void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
    put(tar, name, new Entry(TarConstants.LF_NORMAL, PLAIN, content, ""));
  }

  private void put(TarArchiveOutputStream tar, String name, Entry entry) throws IOException {
    boolean isDirectory = entry.type == TarConstants.LF_DIR;
    TarArchiveEntry head = new TarArchiveEntry(isDirectory ? name + "/" : name, entry.type);
    head.setMode(entry.mode);
    head.setIds(0, 0);
    head.setNames("root", "root");
    head.setModTime(created.toEpochMilli());
    head.setLinkName(entry.link);
    head.setSize(entry.content.length);
    tar.putArchiveEntry(head);
    tar.write(entry.content);
    tar.closeArchiveEntry();
  }

  private byte[] config(
      String architecture, List<String> entryPoint, Map<String, String> labels, String layer)
      throws IOException {
    Map<String, Object> run = new TreeMap<>();
    run.put("Entrypoint", entryPoint);
    run.put("Env", List.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
    run.put("Labels", new TreeMap<>(labels));
    Map<String, Object> config = new TreeMap<>();
    config.put("architecture", architecture);
    config.put("os", "linux");
    config.put("created", created.toString());
    config.put("config", run);
    config.put(
        "rootfs", new TreeMap<>(Map.of("type", "layers", "diff_ids", List.of("sha256:" + layer))));
    config.put(
        "history",
        List.of(
            new TreeMap<>(
                Map.of("created", created.toString(), "created_by", "pxedock image build"))));
    return JSON.writeValueAsBytes(config);
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
