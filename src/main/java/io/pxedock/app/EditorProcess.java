package io.pxedock.app;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.model.text.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Runs the operator's editor on a copy of a file, on the terminal of this program. */
final class EditorProcess {
  private static final String DEFAULT = "vi";
  private static final String CHOOSE = "set VISUAL or EDITOR to your editor";

  private final Map<String, String> environment;
  private final BooleanSupplier hasTerminal;

  EditorProcess(Map<String, String> environment, BooleanSupplier hasTerminal) {
    this.environment = environment;
    this.hasTerminal = hasTerminal;
  }

  /**
   * Returns the text as the operator leaves it.
   *
   * @throws Failure USAGE if there is neither a terminal nor a chosen editor; FAILED if the editor
   *     fails
   */
  Bytes edit(String name, Bytes text) {
    String editor = editor();
    Path directory = TemporaryDirectory.create("pxedock-edit");
    try {
      Path file = directory.resolve(name);
      HeldDirectory.put(file, text.toArray());
      int exit = run(editor, file);
      if (exit != 0) {
        throw Failure.failed(
            "the editor '" + editor + "' ended with exit code " + exit + "; nothing is changed",
            CHOOSE);
      }
      return new LocalFiles().read(file);
    } catch (IOException e) {
      throw Failure.failed("the editor '" + editor + "' does not start", CHOOSE).because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.failed("interrupted; nothing is changed", "");
    } finally {
      TemporaryDirectory.remove(directory);
    }
  }

  private String editor() {
    Optional<String> chosen =
        Stream.of("VISUAL", "EDITOR")
            .map(variable -> environment.getOrDefault(variable, "").strip())
            .filter(value -> !value.isEmpty())
            .findFirst();
    if (chosen.isEmpty() && !hasTerminal.getAsBoolean()) {
      throw Failure.usage("there is no terminal to edit on", CHOOSE);
    }
    return chosen.orElse(DEFAULT);
  }

  // The variables may contain a command with arguments and quotes: a shell takes them apart. The
  // line editor of pxedock's shell has turned the terminal's echo off.
  private static int run(String editor, Path file) throws IOException, InterruptedException {
    String script =
        """
        modes=$(stty -g 2>/dev/null) && stty echo icanon isig icrnl opost onlcr
        %s "$1"
        code=$?
        [ -z "$modes" ] || stty "$modes"
        exit $code
        """;
    ProcessBuilder command =
        new ProcessBuilder("sh", "-c", script.formatted(editor), "sh", file.toString()).inheritIO();
    // The launcher gives Java another LC_ALL, and hands on what was in it.
    String locale = System.getProperty("pxedock.LC_ALL", "");
    if (locale.isEmpty()) {
      command.environment().remove("LC_ALL");
    } else {
      command.environment().put("LC_ALL", locale);
    }
    return command.start().waitFor();
  }
}
