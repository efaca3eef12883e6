package io.pxedock.adapter.files;

import io.pxedock.model.Failure;
import io.pxedock.spi.LogFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Log files that were saved, with their rotated parts, packed with gzip or not. */
public final class SavedLogFiles implements LogFiles {
  /** Longer lines are cut: dnsmasq writes none of 1 KiB. */
  private static final int MAX_LINE = 1 << 16;

  private static final int BUFFER = 1 << 16;

  @Override
  public List<Path> parts(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    List<Part> parts = new ArrayList<>();
    if (directory != null && Files.isRegularFile(file)) {
      String name = Pattern.quote(file.getFileName().toString());
      Pattern rotated = Pattern.compile(name + "[.-](\\d{1,10})(?:[-.]\\d{1,10})?(?:\\.gz)?");
      try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
        for (Path other : all) {
          Matcher m = rotated.matcher(other.getFileName().toString());
          // A pipe of another user beside the log would be waited for.
          if (m.matches() && Files.isRegularFile(other)) {
            parts.add(
                new Part(file.resolveSibling(other.getFileName()), Long.parseLong(m.group(1))));
          }
        }
      } catch (IOException e) {
        throw IoFailure.reading(directory, e);
      }
    }
    // A count grows with age, a date does not.
    parts.sort(
        Comparator.comparingLong(
            (Part part) -> part.number < 1_000_000 ? -part.number : part.number));
    List<Path> files = new ArrayList<>(parts.stream().map(Part::path).toList());
    files.add(file);
    return files;
  }

  private record Part(Path path, long number) {}

  @Override
  public Instant written(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.getLastModifiedTime(file).toInstant()
          : Instant.now();
    } catch (IOException e) {
      throw IoFailure.reading(file, e);
    }
  }

  @Override
  public void read(Path file, Consumer<String> lines) {
    try (InputStream in = open(file)) {
      byte[] buffer = new byte[BUFFER];
      byte[] line = new byte[MAX_LINE];
      int length = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          byte b = buffer[i];
          if (b == '\n') {
            lines.accept(new String(line, 0, length, StandardCharsets.UTF_8));
            length = 0;
          } else if (b != '\r' && length < MAX_LINE) {
            line[length++] = b;
          }
        }
        if (Thread.interrupted()) {
          throw Failure.failed("reading " + file + " was broken off", "");
        }
      }
      if (length > 0) {
        lines.accept(new String(line, 0, length, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw IoFailure.reading(file, e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    in.mark(2);
    boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return isPacked ? new GZIPInputStream(in, BUFFER) : in;
  }
}
