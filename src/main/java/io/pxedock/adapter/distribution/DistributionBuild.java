package io.pxedock.adapter.distribution;

import io.pxedock.adapter.files.TemporaryDirectory;
import io.pxedock.model.Failure;
import io.pxedock.model.rescue.RescueRecipe;
import io.pxedock.spi.Progress;
import io.pxedock.spi.RescueBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Builds with a shell script in namespaces of its own. Its stdin is its lifeline: when this process
 * ends, however it ends, the script ends the build and removes its scratch root.
 */
public final class DistributionBuild implements RescueBuilder {
  /** The parts of the script, by the variables that they are passed in. */
  private static final Map<String, String> PARTS =
      Map.of(
          "STAGES", "stages.sh",
          "CONFIGURE", "configure.sh",
          "TRIM", "trim.sh",
          "PACK", "pack.sh",
          "INIT", "init",
          "NODE", "node.sh");

  /** What of the caller's environment the script gets: nothing that could change the result. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "http_proxy", "https_proxy", "no_proxy", "SOURCE_DATE_EPOCH");

  /** How long the script may take to remove what an interrupted build left. */
  private static final long CLEARING_TIMEOUT_SECONDS = 60;

  @Override
  public void build(RescueRecipe recipe, Path place, Progress progress) {
    Process process = start(recipe, place);
    Reports reports = new Reports(progress);
    Thread reader = new Thread(() -> reports.read(process.getInputStream()), "911-build");
    reader.setDaemon(true);
    reader.start();
    try {
      int code = process.waitFor();
      reader.join();
      if (code != 0) {
        throw reports.failure(code);
      }
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw Failure.failed(
              "the 911 build was broken off, nothing is changed",
              "run it again: it goes on with the packages that were fetched")
          .because(e);
    }
  }

  private static Process start(RescueRecipe recipe, Path place) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", resource("build.sh"), "911-build");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    PARTS.forEach((name, file) -> environment.put(name, resource(file)));
    environment.put("SCRATCH", recipe.scratch());
    environment.put("OUT", out(recipe).toString());
    environment.put("PLACE", existing(place).toString());
    environment.put("RELEASE", recipe.release());
    environment.put("MIRROR", recipe.mirror());
    environment.put("PACKAGES", packages());
    environment.put("WITH", String.join(" ", recipe.with()));
    environment.put("KEYS", String.join("\n", recipe.keys()));
    environment.put("SCRIPT", recipe.script());
    environment.put("SPLIT", recipe.split() ? "yes" : "");
    try {
      return builder.start();
    } catch (IOException e) {
      throw Failure.unreachable("sh cannot be started", "look at PATH").because(e);
    }
  }

  /** Returns the directory whose file system the result goes to. */
  private static Path existing(Path place) {
    Path at = place.toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at)) {
      at = at.getParent();
    }
    return at;
  }

  private static String packages() {
    return resource("packages")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.joining(" "));
  }

  private static String resource(String name) {
    try (InputStream in = DistributionBuild.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the lifeline, and waits until the script has removed what it made. */
  private static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    try {
      if (!process.waitFor(CLEARING_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // The script clears on its own.
      return;
    }
  }

  private static Path out(RescueRecipe recipe) {
    return Path.of(recipe.scratch(), "out");
  }

  @Override
  public Path built(RescueRecipe recipe) {
    Path out = out(recipe);
    if (!Files.isDirectory(out)) {
      throw Failure.failed("there is no 911 system in " + out, "build it again");
    }
    return out;
  }

  @Override
  public void discard(RescueRecipe recipe) {
    TemporaryDirectory.remove(out(recipe));
  }

  /** Reads what the script reports, a line at a time. */
  private static final class Reports {
    private static final int MAX_LINE = 2000;

    private final Progress progress;
    private String stage = "911 build";
    private String error = "";

    Reports(Progress progress) {
      this.progress = progress;
    }

    void read(InputStream output) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          take(line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line);
        }
      } catch (IOException e) {
        // The script has ended; its exit code says how.
        return;
      }
    }

    private void take(String line) {
      if (line.startsWith("stage ")) {
        stage = line.substring("stage ".length());
        progress.at(stage, 0, 0);
      } else if (line.matches("bytes \\d{1,18} \\d{1,18}")) {
        String[] words = line.split(" ");
        long done = Long.parseLong(words[1]);
        long total = Long.parseLong(words[2]);
        progress.at(stage, total > 0 ? Math.min(done, total - 1) : done, total);
      } else if (line.startsWith("error ")) {
        error = line.substring("error ".length());
      }
    }

    Failure failure(int code) {
      if (error.isEmpty()) {
        return Failure.failed(
            "the 911 build was killed during '" + stage + "', nothing is changed", "run it again");
      }
      String[] parts = error.split("\t", 2);
      String remedy = parts.length > 1 ? parts[1] : "";
      return switch (code) {
        case 3 -> Failure.refused(parts[0], remedy);
        case 4 -> Failure.unreachable(parts[0], remedy);
        default -> Failure.failed(parts[0], remedy);
      };
    }
  }
}
