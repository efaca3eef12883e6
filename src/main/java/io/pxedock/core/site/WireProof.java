package io.pxedock.core.site;

import io.pxedock.core.pxelinux.BootEntry;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the last rehearsal showed, as it is kept in {@code .pxedock/rehearsed}.
 *
 * @param fingerprint of everything that it depends on, as it was then
 * @param proved how many hosts were shown to boot
 * @param failed the names of those that were not
 */
public record WireProof(Instant time, String fingerprint, int proved, List<String> failed) {
  /** Its name in the directory of pxedock's own files. */
  public static final String FILE = ".pxedock/rehearsed";

  private static final int MAX_NAMED = 20;

  public WireProof {
    failed = List.copyOf(failed);
  }

  /** Returns the text of the file. */
  public Bytes text() {
    List<String> lines = new ArrayList<>(List.of(time.toString(), fingerprint, proved + ""));
    failed.stream().limit(MAX_NAMED).forEach(lines::add);
    return Bytes.utf8(String.join("\n", lines) + "\n");
  }

  /** Reads the file; nothing when it is not one. */
  public static Optional<WireProof> parse(Bytes bytes) {
    List<String> lines = bytes.shown().lines().toList();
    if (lines.size() < 3 || !lines.get(2).matches("\\d{1,9}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WireProof(
              Instant.parse(lines.get(0)),
              lines.get(1),
              Integer.parseInt(lines.get(2)),
              lines.subList(3, lines.size())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns what everything that a boot depends on looks like. */
  public static String fingerprint(SiteFiles files, Instant started) {
    StringBuilder text = new StringBuilder(started.toString());
    text.append(files.conf().text().bytes().digest());
    Stream.concat(
            files.hostsFiles().stream().map(f -> f.text()),
            files.dhcpHostsFiles().stream().map(f -> f.text()))
        .forEach(lines -> text.append(lines.bytes().digest()));
    files.infos().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            e -> text.append(e.getKey()).append(e.getValue().inode()).append(e.getValue().size()));
    files
        .boot()
        .value()
        .ifPresent(
            boot ->
                boot.entries().values().stream()
                    .sorted(java.util.Comparator.comparing(BootEntry::name))
                    .forEach(e -> text.append('\n').append(e.name()).append(content(e))));
    return Bytes.of(text.toString().getBytes(StandardCharsets.UTF_8)).digest();
  }

  private static String content(BootEntry entry) {
    return entry
        .content()
        .map(
            c ->
                c instanceof Content.Symlink link
                    ? "->" + link.target()
                    : c instanceof Content.Regular file ? file.bytes().digest() : "")
        .orElse(entry.info().kind().name());
  }
}
