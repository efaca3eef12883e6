package io.pxedock.core.setup.action;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the archive's files into the work directory: fetches and unpacks the archive beside it,
 * then moves the files in. Existing files stay. If it is interrupted, the next run continues.
 *
 * @param source a file or URL
 * @param sha256 empty for no check
 */
public record BringArchive(String source, String sha256, Path workdir) implements SystemChange {
  /** Returns the directory of the unpacked archive; it is either missing or complete. */
  public static Path unpacked(Path workdir) {
    return workdir.resolve(".pxedock/unpacked");
  }

  /** Returns the directory that keeps a download until the archive is unpacked. */
  public static Path fetched(Path workdir) {
    return workdir.resolve(".pxedock/fetched");
  }

  private Path fetched() {
    return fetched(workdir);
  }

  /** Returns the path of the archive in the commands that are shown. */
  static String file(String source, Path workdir) {
    return source.contains("://")
        ? workdir.resolve(source.replaceFirst("^.*/", "")).toString()
        : source;
  }

  @Override
  public String title() {
    return "bring the boot files of " + RedactedUrl.of(source) + " into " + workdir;
  }

  @Override
  public List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    String file = file(source, workdir);
    if (source.contains("://")) {
      commands.add(List.of("curl", "-fL", "-C", "-", "-o", file, RedactedUrl.of(source)));
    }
    if (!sha256.isEmpty()) {
      // The file is a word of its own, so that its name cannot become part of the command.
      String check = "printf '%s  %s\\n' \"$1\" \"$2\" | sha256sum -c -";
      commands.add(List.of("sh", "-c", check, "sh", sha256, file));
    }
    commands.add(List.of("tar", "-xkf", file, "-C", workdir.toString()));
    return commands;
  }

  @Override
  public void carryOut(Tools tools) {
    Path unpacked = unpacked(workdir);
    if (tools.files().info(unpacked).isEmpty()) {
      Path archive = tools.archives().fetch(source, fetched(), tools.progress());
      tools.archives().check(archive, sha256, fetched());
      try {
        tools.archives().unpack(archive, unpacked, tools.progress());
      } catch (Failure e) {
        // A broken archive would fail again, so it is not kept.
        tools.archives().discard(fetched());
        throw e;
      }
    }
    tools.archives().moveInto(unpacked, workdir);
    tools.archives().discard(fetched());
  }
}
