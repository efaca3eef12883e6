package io.pxedock.core.site;

import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.KnownFiles;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that dnsmasq has loaded, kept at the moment when pxedock saw that it had. They say what
 * is in force while a change by hand waits, and which configuration last worked.
 *
 * @param at when they were kept
 */
public record LoadedFiles(Instant at, KnownFiles files) {
  /** Where they are kept, below the work directory. */
  public static final String FILE = ".pxedock/loaded";

  private static final String TEXT = "file";
  private static final String DIRECTORY = "directory";
  private static final String UNREADABLE = "unreadable";

  /** Returns the files in a form that {@link #parse} reads: a line for each path. */
  public static Bytes print(KnownFiles files) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(files.entries())
        .forEach(
            (path, entry) -> {
              if (entry instanceof FileSource.Text file) {
                line(lines, TEXT, path, file.text().bytes().toArray());
              } else if (entry instanceof FileSource.Directory directory) {
                byte[] names =
                    String.join("\n", directory.names()).getBytes(StandardCharsets.UTF_8);
                line(lines, DIRECTORY, path, names);
              } else if (entry instanceof FileSource.Unreadable unreadable) {
                line(lines, UNREADABLE, path, unreadable.error().getBytes(StandardCharsets.UTF_8));
              }
            });
    return Bytes.utf8(lines.toString());
  }

  private static void line(StringBuilder lines, String kind, String path, byte[] content) {
    Base64.Encoder encoder = Base64.getEncoder();
    lines
        .append(kind)
        .append(' ')
        .append(encoder.encodeToString(path.getBytes(StandardCharsets.UTF_8)))
        .append(' ')
        .append(encoder.encodeToString(content))
        .append('\n');
  }

  /** Reads them; a line that is none of {@link #print} is skipped. */
  public static LoadedFiles parse(Instant at, Bytes text) {
    Map<String, FileSource.Entry> entries = new HashMap<>();
    for (String line : text.latin1().split("\n")) {
      String[] words = line.split(" ", -1);
      if (words.length == 3) {
        try {
          byte[] content = Base64.getDecoder().decode(words[2]);
          String path = new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
          entries.put(path, entry(words[0], content));
        } catch (IllegalArgumentException e) {
          // Nobody but pxedock writes it; what is damaged is not known.
          continue;
        }
      }
    }
    return new LoadedFiles(at, new KnownFiles(Map.copyOf(entries)));
  }

  private static FileSource.Entry entry(String kind, byte[] content) {
    return switch (kind) {
      case TEXT -> new FileSource.Text(LineText.of(Bytes.of(content)));
      case UNREADABLE -> new FileSource.Unreadable(new String(content, StandardCharsets.UTF_8));
      case DIRECTORY ->
          new FileSource.Directory(
              List.of(new String(content, StandardCharsets.UTF_8).split("\n")));
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
